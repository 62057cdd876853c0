using System.Globalization;
using WhatsAppReplies.Benchmarks.Processes;
using WhatsAppReplies.Benchmarks.Reports;
using WhatsAppReplies.Benchmarks.Subjects;

namespace WhatsAppReplies.Benchmarks.Sections;

internal sealed class Memory : ISection
{
    private const int LargestFragments = 300;
    private const int LargestCharacters = 96 * 1024;
    private const int LargestTurns = 3;

    private static readonly int[] Limits = [128, 256, 512];

    public string Name => "memory";

    public async Task<ReportSection> RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        int[] after = context.Options.Quick ? [1, 200, 1_000] : [1, 200, 2_000];
        var whole = new List<FigureRow>();
        IReadOnlyList<MemoryRun> runs = [];
        IReadOnlyList<Subject> subjects =
        [
            .. context.Subjects.Where(subject => subject != context.Function),
            .. Limits.Select(limit => MemoryLimit.Of(context.Function, limit)),
            context.Function,
        ];
        foreach (var subject in subjects)
        {
            runs = await RunsAsync(context, subject, after, cancellationToken);
            context.Findings[Finding.ResidentEarlyMegabytes, subject] = Of(runs, run => run.Resident[1]);
            context.Findings[Finding.ResidentLateMegabytes, subject] = Of(runs, run => run.Resident[^1]);
            context.Findings[Finding.ResidentLargestMegabytes, subject] = Of(runs, run => run.AfterLargest);
            context.Findings[Finding.ResidentPeakMegabytes, subject] = Of(runs, run => run.Peak);
            whole.Add(new FigureRow(
                subject.Name,
                [.. Enumerable.Range(0, after.Length).Select(column => Of(runs, run => run.Resident[column])),
                    Of(runs, run => run.AfterLargest), Of(runs, run => run.Peak)]));
            BenchContext.Say(subject.Name);
        }

        // The function without a limit came last.
        var parts = Enum.GetValues<ResidentPart>().Select(part => new FigureRow(
            Label(part), [.. Enumerable.Range(0, after.Length + 1).Select(column => Of(runs, run => run.Parts[column].GetValueOrDefault(part) / 1e6))]));
        string[] turns = [.. after.Select(count => count.ToString("#,0", CultureInfo.InvariantCulture)), "Largest"];
        return new ReportSection(
            "Memory",
            "Resident set of the process, as the kernel counts it, after so many turns with one fragment each, then after the largest: "
            + $"{LargestTurns} turns of {LargestFragments} fragments with {LargestCharacters / 1024} KB of text in all. "
            + "With a limit, the collector is told so, as Lambda's runtime tells it; the peak says whether the function would have lived there.",
            new FigureTable("Resident set", "Program", [.. turns, "Peak"], whole),
            new FigureTable("What the function's consists of", "Part", turns, [.. parts]));
    }

    private static async Task<IReadOnlyList<MemoryRun>> RunsAsync(
        BenchContext context, Subject subject, IReadOnlyList<int> after, CancellationToken cancellationToken)
    {
        var runs = new List<MemoryRun>();
        for (var run = 0; run < context.Runs(full: 2, quick: 1); run++)
        {
            runs.Add(await MeasureAsync(context, subject, after, cancellationToken));
        }

        return runs;
    }

    private static async Task<MemoryRun> MeasureAsync(
        BenchContext context, Subject subject, IReadOnlyList<int> after, CancellationToken cancellationToken)
    {
        var (resident, parts) = (new List<double>(), new List<IReadOnlyDictionary<ResidentPart, long>>());
        await using var bench = await WarmSubject.StartAsync(context, subject, cancellationToken);
        var done = 0;
        foreach (var turns in after)
        {
            await bench.RoundAsync(fragments: 1, turns - done, cancellationToken);
            resident.Add(bench.Usage.ResidentBytes / 1e6);
            parts.Add(bench.ResidentParts);
            done = turns;
        }

        await bench.RoundAsync(LargestFragments, LargestTurns, cancellationToken, LargestCharacters / LargestFragments);
        parts.Add(bench.ResidentParts);
        var usage = bench.Usage;
        return new MemoryRun(resident, parts, usage.ResidentBytes / 1e6, usage.PeakResidentBytes / 1e6);
    }

    private static Figure Of(IReadOnlyList<MemoryRun> runs, Func<MemoryRun, double> megabytes) => Figure.Of("MB", [.. runs.Select(megabytes)]);

    private static string Label(ResidentPart part) => part switch
    {
        ResidentPart.Assemblies => "managed assemblies, as far as they were touched",
        ResidentPart.NativeLibraries => "native libraries: runtime, compiler, OpenSSL, libc",
        ResidentPart.CollectedHeap => "collected heap",
        ResidentPart.CodeAndTypes => "code of the program and of what was compiled at run time, tables of types and methods",
        ResidentPart.NativeHeap => "native heap",
        ResidentPart.Stacks => "stacks",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
    };

    private sealed record MemoryRun(
        IReadOnlyList<double> Resident, IReadOnlyList<IReadOnlyDictionary<ResidentPart, long>> Parts, double AfterLargest, double Peak);
}
