using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Repository.Feed;

/// <summary>
/// What decides between published packages and stand-ins, in a folder of its own, beside one project that names every package which has a stand-in.
/// It restores from one feed, into a folder of its own: packages of a test must never be found by a real build.
/// </summary>
internal sealed class RepositoryCopy : IDisposable
{
    private static readonly string[] Copied =
    [
        "build.sh", "build.ps1", "build.cake", "cake.config", "global.json", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props",
        ".config/dotnet-tools.json", "eng/feed/FeedProbe.csproj",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly Dictionary<string, string> _versions = PinnedVersions();
    private readonly Dictionary<string, string> _environment;

    public RepositoryCopy(LocalFeed feed)
    {
        foreach (var file in Copied.Concat(Files("eng/cake", "*.cake")).Concat(Files("eng/standins", "*.csproj")))
            Write(file, WithoutTrimming(File.ReadAllText(RepositoryFolder.File(file))));

        // The build tool is restored already: this build came through it.
        Write("artifacts/cake/restored", "");
        CompiledScript.CopyTo(_folder.FullName);
        Write("WhatsAppReplies.slnx", """<Solution><Project Path="consumer/Consumer.csproj" /></Solution>""");
        Write(
            "nuget.config",
            $"""<configuration><packageSources><clear /><add key="local" value="{feed.Index}" allowInsecureConnections="true" """
            + """/></packageSources></configuration>""");
        Write("temporary/here", "");
        _environment = new()
        {
            ["TMPDIR"] = Path("temporary"),
            ["RestoreConfigFile"] = Path("nuget.config"),
            ["RestorePackagesPath"] = Path("packages"),
            ["NUGET_HTTP_CACHE_PATH"] = Path("http-cache"),
            // Whatever these tests run in.
            ["CI"] = "",
            ["RestoreLockedMode"] = "",
        };
        Named = StandIns;
        WriteConsumer();
        foreach (var package in new[] { "AWSSDK.Core", "Microsoft.CodeAnalysis.BannedApiAnalyzers", "Roslynator.Formatting.Analyzers" })
            feed.Publish(package, _versions[package]);
    }

    /// <summary>Each folder of a stand-in.</summary>
    public IReadOnlyList<string> StandIns =>
        [.. Directory.EnumerateFiles(Path("eng/standins"), "*.csproj", SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetFileNameWithoutExtension(file))
            .Order(StringComparer.Ordinal)];

    /// <summary>The packages that the project names.</summary>
    public IReadOnlyList<string> Named { get; }

    public string Version(string package) => _versions[package];

    public void DeleteStandIn(string package) => Directory.Delete(Path($"eng/standins/{package}"), recursive: true);

    public Task<(int ExitCode, string Output)> RunAsync(params string[] arguments) => BuildScript.RunAsync(_folder.FullName, _environment, arguments);

    /// <summary>What the project's packages were resolved to: each id, and whether it is a package or a project.</summary>
    public IReadOnlyDictionary<string, string> Resolved()
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(Path("artifacts/dotnet/obj/Consumer/project.assets.json")));
        return assets.RootElement.GetProperty("libraries")
            .EnumerateObject()
            .ToDictionary(library => library.Name.Split('/')[0], library => library.Value.GetProperty("type").GetString()!);
    }

    public Task<(int ExitCode, string Output)> RunInAWorkflowAsync(params string[] arguments) =>
        BuildScript.RunAsync(_folder.FullName, new Dictionary<string, string>(_environment) { ["CI"] = "true" }, arguments);

    /// <summary>The project that is packaged, which is restored for each package by itself.</summary>
    public void AddFunction()
    {
        Write("WhatsAppReplies.slnx", """
            <Solution><Project Path="consumer/Consumer.csproj" /><Project Path="app/WhatsAppReplies.csproj" /></Solution>
            """);
        Write("app/WhatsAppReplies.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><UseAppHost>false</UseAppHost><SelfContained>false</SelfContained></PropertyGroup>
              <ItemGroup><PackageReference Include="Pulumi" /></ItemGroup>
            </Project>
            """);
    }

    public void Add(string file, string content) => Write(file, content);

    public void Change(string file, Func<string, string> change) => Write(file, change(Read(file)));

    public string Read(string file) => File.ReadAllText(Path(file));

    /// <summary>The files of that name, wherever they stand in this folder.</summary>
    public IReadOnlyList<string> Found(string name) =>
        [.. Directory.EnumerateFiles(_folder.FullName, name, SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(_folder.FullName, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];

    /// <summary>What was downloaded, which is not looked at again as long as it is there.</summary>
    public void ForgetPackages()
    {
        foreach (var folder in new[] { "packages", "http-cache", "artifacts/dotnet", "artifacts/packages" }.Select(Path).Where(Directory.Exists))
            Directory.Delete(folder, recursive: true);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void WriteConsumer() => Write(
        "consumer/Consumer.csproj",
        new XElement(
            "Project",
            new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement("ItemGroup", Named.Select(package => new XElement("PackageReference", new XAttribute("Include", package))))).ToString());

    private void Write(string file, string content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(file))!);
        File.WriteAllText(Path(file), content);
    }

    private string Path(string file) => System.IO.Path.Combine(_folder.FullName, file);

    /// <summary>The analysers for trimming are one more package of the SDK; nothing here is ever compiled ahead.</summary>
    private static string WithoutTrimming(string project) => project.Replace("<IsTrimmable>true</IsTrimmable>", "", StringComparison.Ordinal);

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(RepositoryFolder.File(folder), pattern, SearchOption.AllDirectories).Select(file =>
            System.IO.Path.GetRelativePath(RepositoryFolder.Root, file));

    private static Dictionary<string, string> PinnedVersions() =>
        Regex.Matches(
            File.ReadAllText(RepositoryFolder.File("Directory.Packages.props")), @"PackageVersion Include=""(?<id>[^""]+)"" Version=""\[(?<version>[^\]]+)\]""")
            .ToDictionary(match => match.Groups["id"].Value, match => match.Groups["version"].Value);
}
