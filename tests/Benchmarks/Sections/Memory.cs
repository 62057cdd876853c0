using System.Globalization;
using WhatsAppReplies.Benchmarks.Reports;
using WhatsAppReplies.Benchmarks.Subjects;

namespace WhatsAppReplies.Benchmarks.Sections;

internal sealed class Memory : ISection
{
    private const long Megabyte = 1024 * 1024;

    public string Name => "memory";

    public async Task<ReportSection> RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        int[] after = context.Options.Quick ? [1, 200, 500] : [1, 200, 2_000];
        Subject[] subjects = [context.Function, context.Peer, Limited(context.Function, 256), Limited(context.Function, 128)];
        var rows = new List<FigureRow>();
        foreach (var subject in subjects)
        {
            var runs = new List<IReadOnlyList<double>>();
            for (var run = 0; run < context.Runs(full: 3, quick: 1); run++)
            {
                runs.Add(await MeasureAsync(context, subject, after, cancellationToken));
            }

            context.Findings[Finding.ResidentEarlyMegabytes, subject] = Figure.Of("MB", [.. runs.Select(run => run[1])]);
            context.Findings[Finding.ResidentLateMegabytes, subject] = Figure.Of("MB", [.. runs.Select(run => run[^2])]);
            rows.Add(new FigureRow(subject.Name, [.. Enumerable.Range(0, after.Length + 1).Select(column => Figure.Of("MB", [.. runs.Select(run => run[column])]))]));
            BenchContext.Say(subject.Name);
        }

        return new ReportSection(
            "Memory",
            "Resident set of the process, as the kernel counts it. With a limit, the collector is told so, as on a machine that has no more; the peak says whether the function would have lived there.",
            new FigureTable("Resident set after so many turns", "Program", [.. after.Select(turns => turns.ToString("#,0", CultureInfo.InvariantCulture)), "Peak"], rows));
    }

    private static async Task<IReadOnlyList<double>> MeasureAsync(
        BenchContext context, Subject subject, IReadOnlyList<int> after, CancellationToken cancellationToken)
    {
        var megabytes = new List<double>();
        await using var bench = await WarmSubject.StartAsync(context, subject, cancellationToken);
        var done = 0;
        foreach (var turns in after)
        {
            await bench.RoundAsync(fragments: 1, turns - done, cancellationToken);
            megabytes.Add(bench.Usage.ResidentBytes / 1e6);
            done = turns;
        }

        return [.. megabytes, bench.Usage.PeakResidentBytes / 1e6];
    }

    private static Subject Limited(Subject subject, int megabytes) => subject with
    {
        Name = string.Create(CultureInfo.InvariantCulture, $"{subject.Name}, {megabytes} MB limit"),
        Variables = new Dictionary<string, string>(subject.Variables)
        {
            ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = megabytes.ToString(CultureInfo.InvariantCulture),
            ["DOTNET_GCHeapHardLimit"] = (megabytes * Megabyte).ToString("X", CultureInfo.InvariantCulture),
        },
    };
}
