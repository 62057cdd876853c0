using System.Globalization;
using WhatsAppReplies.Benchmarks.Reports;
using WhatsAppReplies.Benchmarks.Subjects;

namespace WhatsAppReplies.Benchmarks.Sections;

internal sealed class Throughput : ISection
{
    private static readonly int[] Environments = [1, 2, 4];

    public string Name => "throughput";

    public async Task<ReportSection> RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        var rows = new List<FigureRow>();
        foreach (var subject in context.Subjects)
        {
            rows.Add(new FigureRow(subject.Name, await FiguresAsync(context, subject, cancellationToken)));
            BenchContext.Say(subject.Name);
        }

        return new ReportSection(
            "Throughput",
            "Turns a second, each environment answering one trigger after the other; providers take no time, so this is this machine's "
            + "limit, not a customer's experience.",
            new FigureTable(
                "Turns a second by number of environments", "Program", [.. Environments.Select(count => count.ToString(CultureInfo.InvariantCulture))], rows));
    }

    private static async Task<IReadOnlyList<Figure?>> FiguresAsync(BenchContext context, Subject subject, CancellationToken cancellationToken)
    {
        var warm = new List<WarmSubject>();
        var figures = new List<Figure?>();
        try
        {
            foreach (var count in Environments)
            {
                while (warm.Count < count)
                {
                    warm.Add(await WarmSubject.StartAsync(context, subject, cancellationToken));
                    await warm[^1].WarmUpAsync(context.Runs(full: 300, quick: 50), cancellationToken);
                }

                var rounds = new List<double>();
                for (var round = 0; round < context.Runs(full: 5, quick: 3); round++)
                {
                    rounds.Add(await RoundAsync(context, warm, cancellationToken));
                }

                figures.Add(Figure.Of("/s", rounds));
            }
        }
        finally
        {
            foreach (var one in warm)
            {
                await one.DisposeAsync();
            }
        }

        return figures;
    }

    private static async Task<double> RoundAsync(BenchContext context, List<WarmSubject> warm, CancellationToken cancellationToken)
    {
        var turns = context.Runs(full: 200, quick: 50);
        var started = context.Time.GetTimestamp();
        await Task.WhenAll(warm.Select(one => one.RoundAsync(fragments: 1, turns, cancellationToken)));
        return warm.Count * turns / context.Time.GetElapsedTime(started).TotalSeconds;
    }
}
