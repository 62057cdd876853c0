/// <summary>Every path that a task touches, relative to the repository's root.</summary>
public sealed record BuildPaths(DirectoryPath Root)
{
    public FilePath Solution => Root.CombineWithFilePath("WhatsAppReplies.slnx");

    public FilePath FunctionProject => Root.CombineWithFilePath("app/WhatsAppReplies.csproj");

    public FilePath InfraProject => Root.CombineWithFilePath("infra/WhatsAppReplies.Infra.csproj");

    public FilePath LocalProject => Root.CombineWithFilePath("local/WhatsAppReplies.Local.csproj");

    public FilePath NativeFloorProject => Root.CombineWithFilePath("tests/Benchmarks/floor/native/NativeFloor.csproj");

    public DirectoryPath NativeFloor => Artifacts.Combine("bench/native-floor");

    public FilePath FeedProbe => Root.CombineWithFilePath("eng/feed/FeedProbe.csproj");

    /// <summary>What the Pulumi program is compiled from.</summary>
    public IReadOnlyList<string> ProgramSources =>
        ["infra", "app/Contract.cs", "eng/standins/Pulumi", "eng/standins/Pulumi.Aws", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", ".standins.props"];

    /// <summary>What the feed said, remembered for plain dotnet commands and IDEs; git-ignored.</summary>
    public FilePath StandInMemory => Root.CombineWithFilePath(".standins.props");

    public DirectoryPath Artifacts => Root.Combine("artifacts");

    /// <summary>What each package was made of, and its zip.</summary>
    public DirectoryPath Packages => Artifacts.Combine("packages");

    public DirectoryPath TestResults => Artifacts.Combine("tests");

    public DirectoryPath Plans => Artifacts.Combine("plan");

    /// <summary>What is deployed.</summary>
    public FilePath Zip => Artifacts.CombineWithFilePath("whatsapp-replies.zip");

    /// <summary>The managed package, whichever the stacks ask for: tests and benchmarks compare the two.</summary>
    public FilePath ManagedZip => Artifacts.CombineWithFilePath("whatsapp-replies.managed.zip");

    public FilePath StackFile(string stack) => Root.CombineWithFilePath($"Pulumi.{stack}.yaml");

    public FilePath Built(string assembly) => Artifacts.CombineWithFilePath($"dotnet/bin/{assembly}/release/{assembly}.dll");

    public FilePath TestProject(string name) => Root.CombineWithFilePath($"tests/{name}/{name}.csproj");
}
