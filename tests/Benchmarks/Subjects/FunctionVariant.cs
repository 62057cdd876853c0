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

    private string FileName => Name.Replace(' ', '-').Replace(",", "", StringComparison.Ordinal);

    public static IReadOnlyList<FunctionVariant> All { get; } =
    [
        new("as shipped"),
        new("without ReadyToRun code at all") { Variables = Setting("DOTNET_ReadyToRun", "0") },
        new("without ReadyToRun code of our own") { PublishProperties = ["-p:PublishReadyToRun=false"] },
        new("with tiered PGO") { Variables = Setting("DOTNET_TieredPGO", "1") },
        new("without tiered compilation") { Variables = Setting("DOTNET_TieredCompilation", "0") },
        new("without quick code for loops") { Variables = Setting("DOTNET_TC_QuickJitForLoops", "0") },
        new("compiled code never compiled again") { Variables = Setting("DOTNET_TC_CallCountThreshold", "FFFFFF") },
        new("code pages writable") { Variables = Setting("DOTNET_EnableWriteXorExecute", "0") },
        new("native memory given back early") { Variables = Setting("MALLOC_MMAP_THRESHOLD_", "32768") },
        new("server collector") { Variables = Setting("DOTNET_gcServer", "1") },
        new("with a concurrent collector") { Variables = Setting("DOTNET_gcConcurrent", "1") },
        new("youngest generation of at most 4 MB") { Variables = Setting("DOTNET_GCGen0MaxBudget", (4 * Megabyte).ToString("X", CultureInfo.InvariantCulture)) },
        new("collector saves memory") { Variables = Setting("DOTNET_GCConserveMemory", "7") },
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

        var directory = Path.Combine(Repository.Artifacts, "bench", "variants", FileName);
        await PublishAsync(directory, PublishProperties, cancellationToken);
        return SelfContained ? FunctionPackage.Native(Name, directory) : FunctionPackage.Managed(Name, directory);
    }

    private async Task PublishAsync(string directory, IReadOnlyList<string> properties, CancellationToken cancellationToken)
    {
        // The zip is the same for the same code, so it says whether what was published before is still good.
        var (stamp, code) = ($"{directory}.of", FunctionPackage.ShippedHash());
        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp, cancellationToken) == code)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(directory)!);
        File.Delete(stamp);
        if (Directory.Exists(directory))
        {
            Directory.Delete(directory, recursive: true);
        }

        await Tools.RunAsync(
            "dotnet",
            [
                "publish", Path.Combine(Repository.Root, "app", "WhatsAppReplies.csproj"), "-c", "Release", "-r", "linux-x64",
                "--self-contained", SelfContained ? "true" : "false", $"-p:UseAppHost={(SelfContained ? "true" : "false")}",
                // What one variant compiled ahead must not be taken for another's.
                $"-p:ArtifactsPath={Path.Combine(Repository.Artifacts, "bench", "dotnet", FileName)}",
                "-o", directory, "--nologo", "-v", "quiet", .. properties,
            ],
            cancellationToken);
        await File.WriteAllTextAsync(stamp, code, cancellationToken);
    }

    private static Dictionary<string, string> Setting(string name, string value) => new() { [name] = value };
}
