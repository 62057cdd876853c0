/// <summary>Every path that a task touches, relative to the repository's root.</summary>
public sealed record BuildPaths(DirectoryPath Root)
{
    /// <summary>Names the SDK.</summary>
    public FilePath Sdk => Root.CombineWithFilePath("global.json");

    public FilePath EditorSettings => Root.CombineWithFilePath(".editorconfig");

    public FilePath Solution => Root.CombineWithFilePath("WhatsAppReplies.slnx");

    public FilePath FunctionProject => Root.CombineWithFilePath("app/WhatsAppReplies.csproj");

    public FilePath PlanProject => Root.CombineWithFilePath("local/Plan/WhatsAppReplies.Local.Plan.csproj");

    public FilePath LocalProject => Root.CombineWithFilePath("local/Runner/WhatsAppReplies.Local.csproj");

    public FilePath TryProject => Root.CombineWithFilePath("local/Try/WhatsAppReplies.Local.Try.csproj");

    public FilePath NativeFloorProject => Root.CombineWithFilePath("tests/Benchmarks/floor/native/NativeFloor.csproj");

    public FilePath OperationsProject => Root.CombineWithFilePath("ops/WhatsAppReplies.Ops.csproj");

    public DirectoryPath NativeFloor => Artifacts.Combine("bench/native-floor");

    public FilePath FeedProbe => Root.CombineWithFilePath("eng/feed/FeedProbe.csproj");

    /// <summary>The packages that have a stand-in: each folder with a project of its own name.</summary>
    public IReadOnlyList<string> StandInPackages =>
        System.IO.Directory.EnumerateFiles(Root.Combine("eng/standins").FullPath, "*.csproj", System.IO.SearchOption.AllDirectories)
            .Select(project => System.IO.Path.GetFileNameWithoutExtension(project)).Order(StringComparer.Ordinal).ToList();

    /// <summary>What the Pulumi program and its offline plan are compiled from.</summary>
    public IReadOnlyList<string> ProgramSources =>
    [
        "infra", "local/Plan",
        .. System.IO.Directory.EnumerateFiles(Root.Combine("app").FullPath, "Contract*.cs")
            .Select(file => $"app/{System.IO.Path.GetFileName(file)}")
            .Order(StringComparer.Ordinal),
        "eng/standins/Pulumi", "eng/standins/Pulumi.Aws", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", ".standins.props",
    ];

    /// <summary>What the runner of this machine is compiled from, and what it carries in itself.</summary>
    public IReadOnlyList<string> LocalSources =>
        [.. ProgramSources, "local", "eng/standins", .. Carried("local/Runner/Live/page"), .. Carried("local/Runner/samples")];

    private IEnumerable<string> Carried(string folder) => new System.IO.DirectoryInfo(Root.Combine(folder).FullPath) is { Exists: true } carried
        ? carried.EnumerateFiles().Select(file => $"{folder}/{file.Name}").Order(StringComparer.Ordinal)
        : [];

    /// <summary>What the feed said, remembered for plain dotnet commands and IDEs; git-ignored.</summary>
    public FilePath StandInMemory => Root.CombineWithFilePath(".standins.props");

    public DirectoryPath Artifacts => Root.Combine("artifacts");

    /// <summary>What each package was made of, and its zip.</summary>
    public DirectoryPath Packages => Artifacts.Combine("packages");

    /// <summary>The lock file of the browser that tests use, and what is added to it.</summary>
    public DirectoryPath BrowserManifest => Root.Combine("eng/npm/browser");

    public FilePath LocalStamp => Artifacts.CombineWithFilePath("local/sources.txt");

    public DirectoryPath Browser => Artifacts.Combine("npm/browser");

    public DirectoryPath TestResults => Artifacts.Combine("tests");

    /// <summary>Of the sources from which the offline plan was last built.</summary>
    public FilePath ProgramStamp => Artifacts.CombineWithFilePath("plan/program.sha256");

    public DirectoryPath Plans => Artifacts.Combine("plan");

    /// <summary>What is deployed.</summary>
    public FilePath Zip => Artifacts.CombineWithFilePath("whatsapp-replies.zip");

    /// <summary>The managed package, whichever the stacks ask for: tests and benchmarks compare the two.</summary>
    public FilePath ManagedZip => Artifacts.CombineWithFilePath("whatsapp-replies.managed.zip");

    /// <summary>Plans that somebody accepted, one a stack.</summary>
    public DirectoryPath AcceptedPlans => Root.Combine("infra/plans");

    public FilePath StackFile(string stack) => Root.CombineWithFilePath($"Pulumi.{stack}.yaml");

    public FilePath Built(string assembly) => Artifacts.CombineWithFilePath($"dotnet/bin/{assembly}/release/{assembly}.dll");

    public FilePath TestProject(string name) => Root.CombineWithFilePath($"tests/{name}/{name}.csproj");
}
