using System.Globalization;
using WhatsAppReplies.Benchmarks.Processes;
using WhatsAppReplies.Local;

namespace WhatsAppReplies.Benchmarks.Subjects;

/// <summary>The function in another setting of its runtime: by environment variables, or published otherwise.</summary>
/// <param name="Name">As the report calls it.</param>
internal sealed record FunctionVariant(string Name)
{
    private const long Megabyte = 1024 * 1024;

    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Null: the shipped files.</summary>
    public IReadOnlyList<string>? PublishProperties { get; init; }

    public bool SelfContained { get; init; }

    public static IReadOnlyList<FunctionVariant> All { get; } =
    [
        new("as shipped"),
        new("without ReadyToRun code at all") { Variables = Setting("DOTNET_ReadyToRun", "0") },
        new("without ReadyToRun code of our own") { PublishProperties = ["-p:PublishReadyToRun=false"] },
        new("without tiered PGO") { Variables = Setting("DOTNET_TieredPGO", "0") },
        new("without tiered compilation") { Variables = Setting("DOTNET_TieredCompilation", "0") },
        new("without quick code for loops") { Variables = Setting("DOTNET_TC_QuickJitForLoops", "0") },
        new("server collector") { Variables = Setting("DOTNET_gcServer", "1") },
        new("no concurrent collector") { Variables = Setting("DOTNET_gcConcurrent", "0") },
        new("heap limit 96 MB") { Variables = Setting("DOTNET_GCHeapHardLimit", (96 * Megabyte).ToString("X", CultureInfo.InvariantCulture)) },
        new("self-contained") { SelfContained = true, PublishProperties = [] },
        new("self-contained, composite") { SelfContained = true, PublishProperties = ["-p:PublishReadyToRunComposite=true"] },
        new("self-contained, trimmed") { SelfContained = true, PublishProperties = ["-p:PublishTrimmed=true", "-p:SuppressTrimAnalysisWarnings=true"] },
    ];

    public async Task<Subject> PrepareAsync(Subject shipped, CancellationToken cancellationToken)
    {
        if (PublishProperties is null)
        {
            return shipped with { Name = Name, Variables = Variables };
        }

        var directory = Path.Combine(Repository.Artifacts, "bench", "variants", Name.Replace(' ', '-').Replace(",", "", StringComparison.Ordinal));
        await CommandLine.RunAsync(
            "dotnet",
            [
                "publish", Path.Combine(Repository.Root, "app", "WhatsAppReplies.csproj"), "-c", "Release", "-r", "linux-x64",
                "--self-contained", SelfContained ? "true" : "false", $"-p:UseAppHost={(SelfContained ? "true" : "false")}",
                $"-p:ArtifactsPath={Path.Combine(Repository.Artifacts, "bench", "dotnet")}",
                "-o", directory, "--nologo", "-v", "quiet", .. PublishProperties,
            ],
            cancellationToken);
        return SelfContained ? FunctionPackage.Native(Name, directory) : FunctionPackage.Managed(Name, directory);
    }

    private static Dictionary<string, string> Setting(string name, string value) => new() { [name] = value };
}
