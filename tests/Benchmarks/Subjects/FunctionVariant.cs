using WhatsAppReplies.Benchmarks.Processes;

namespace WhatsAppReplies.Benchmarks.Subjects;

/// <summary>The managed package in another setting of its runtime: by environment variables, or published otherwise.</summary>
/// <param name="Name">As the report calls it.</param>
internal sealed record FunctionVariant(string Name)
{
    private const string CallCount = "System.Runtime.TieredCompilation.CallCountThreshold";
    private const string YoungestBudget = "System.GC.Gen0MaxBudget";
    private const int Megabyte = 1024 * 1024;

    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Of its runtimeconfig.json, in place of those that are shipped; null takes one away.</summary>
    public IReadOnlyDictionary<string, object?> Properties { get; init; } = new Dictionary<string, object?>();

    /// <summary>Null: the shipped files.</summary>
    public IReadOnlyList<string>? PublishProperties { get; init; }

    public bool SelfContained { get; init; }

    private string FileName => Name.Replace(' ', '-').Replace(",", "", StringComparison.Ordinal);

    public static IReadOnlyList<FunctionVariant> All { get; } =
    [
        new("as shipped"),
        new("without ReadyToRun code at all") { Variables = Setting("DOTNET_ReadyToRun", "0") },
        new("without ReadyToRun code of our own") { PublishProperties = ["-p:PublishReadyToRun=false"] },
        new("no code of the framework compiled ahead with ours") { PublishProperties = ["-p:PublishReadyToRunCrossgen2ExtraArgs="] },
        new("regular expressions compiled at run time")
        {
            Properties = Property("System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported", null),
        },
        new("with tiered PGO") { Properties = Property("System.Runtime.TieredPGO", true) },
        new("without tiered compilation") { Properties = Property("System.Runtime.TieredCompilation", false) },
        new("without quick code for loops") { Properties = Property("System.Runtime.TieredCompilation.QuickJitForLoops", false) },
        new("code compiled again after 30 calls, the default") { Properties = Property(CallCount, null) },
        new("code compiled again after 1,000 calls") { Properties = Property(CallCount, 1_000) },
        new("code never compiled again") { Properties = Property("System.Runtime.TieredCompilation.CallCountingDelayMs", int.MaxValue) },
        new("youngest generation without a bound, the default") { Properties = Property(YoungestBudget, null) },
        new("youngest generation of at most 8 MB") { Properties = Property(YoungestBudget, 8 * Megabyte) },
        new("idle threads spin, the default") { Properties = Property("System.Threading.ThreadPool.UnfairSemaphoreSpinLimit", null) },
        new("code pages writable") { Variables = Setting("DOTNET_EnableWriteXorExecute", "0") },
        new("one native heap, trimmed") { Variables = new Dictionary<string, string> { ["MALLOC_ARENA_MAX"] = "1", ["MALLOC_TRIM_THRESHOLD_"] = "65536" } },
        new("server collector") { Properties = Property("System.GC.Server", true) },
        new("with a concurrent collector") { Properties = Property("System.GC.Concurrent", true) },
        new("collector saves memory") { Properties = Property("System.GC.ConserveMemory", 7) },
        new("heap limit 96 MB") { Properties = Property("System.GC.HeapHardLimit", 96 * Megabyte) },
        new("self-contained") { SelfContained = true, PublishProperties = [] },
        // One image may use all code anyway; told so once more, the compiler takes many minutes.
        new("self-contained, composite")
        {
            SelfContained = true,
            PublishProperties = ["-p:PublishReadyToRunComposite=true", "-p:PublishReadyToRunCrossgen2ExtraArgs="],
        },
        new("self-contained, trimmed") { SelfContained = true, PublishProperties = ["-p:PublishTrimmed=true", "-p:SuppressTrimAnalysisWarnings=true"] },
    ];

    public async Task<Subject> PrepareAsync(Subject shipped, CancellationToken cancellationToken)
    {
        var directory = Path.Combine(Repository.Artifacts, "bench", "variants", FileName);
        if (PublishProperties is not null)
        {
            await PublishAsync(directory, PublishProperties, cancellationToken);
            return SelfContained ? MeasuredPackage.Native(Name, directory) : MeasuredPackage.Managed(Name, directory);
        }

        if (Properties.Count > 0)
        {
            RuntimeConfig.Copy(shipped.Directory, directory, Properties);
            return MeasuredPackage.Managed(Name, directory);
        }

        return shipped with { Name = Name, Variables = Variables };
    }

    private async Task PublishAsync(string directory, IReadOnlyList<string> properties, CancellationToken cancellationToken)
    {
        // The zip is the same for the same code, so it says whether what was published before is still good.
        var (stamp, code) = ($"{directory}.of", MeasuredPackage.ManagedHash());
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
        if (!Directory.Exists(directory))
        {
            throw new ProblemException($"Publishing it ended without an error and without files in {directory}.");
        }

        await File.WriteAllTextAsync(stamp, code, cancellationToken);
    }

    private static Dictionary<string, object?> Property(string name, object? value) => new() { [name] = value };

    private static Dictionary<string, string> Setting(string name, string value) => new() { [name] = value };
}
