using WhatsAppReplies.Benchmarks.Fixtures;
using WhatsAppReplies.Benchmarks.Reports;

namespace WhatsAppReplies.Benchmarks.Sections;

/// <summary>What the page of the local run adds to the turns that it shows.</summary>
internal sealed class PageSection : ISection
{
    private const int WarmUp = 300;
    private const int WarmUpOfRound = 8;

    /// <summary>Many times as fast as people write, and slow enough that what is read for the page is read between two turns.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(200);

    public string Name => "page";

    public async Task<ReportSection> RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        await using var cloud = await PageCloud.StartAsync(context.Time, cancellationToken);
        await TurnsAsync(cloud, WarmUp, TimeSpan.Zero, cancellationToken);
        var apart = await PairsAsync(context, cloud, Pace, turns: 32, cancellationToken);
        var atOnce = await PairsAsync(context, cloud, TimeSpan.Zero, turns: 72, cancellationToken);
        context.Findings[Finding.PageRatio, context.Function] = apart.Ratio;
        return new ReportSection(
            "The page beside a turn",
            "Warm turns of one fragment, from the trigger's delivery to its acknowledgement, through the local cloud's queue, event source mapping and "
            + "function, with providers that take no time. "
            + "Rounds in turns with the page (observers, table watch, server, and a client that reads every event) and without it, "
            + "each with conversations of its own. "
            + "A ratio is that of a round's median with the page to the mean of those of its neighbours without; "
            + "how much these differ among themselves is what the machine alone does. "
            + "Where one turn comes right after the other, what the page reads of a turn takes its share of the processor from the next.",
            new FigureTable(
                "A turn with the page closed and open",
                "Turns",
                ["closed, p50", "open, p50", "closed, p95", "open, p95", "Ratio", "closed to the closed one before"],
                [Row($"{Pace.TotalMilliseconds:0} ms apart", apart), Row("one right after the other", atOnce)]));
    }

    private static async Task<Pairs> PairsAsync(BenchContext context, PageCloud cloud, TimeSpan pace, int turns, CancellationToken cancellationToken)
    {
        var (closed, open) = (new List<IReadOnlyList<double>>(), new List<IReadOnlyList<double>>());
        for (var round = 0; round < context.Runs(full: 7, quick: 2); round++)
        {
            closed.Add(await ClosedAsync(cloud, turns, pace, cancellationToken));
            open.Add(await OpenAsync(cloud, turns, pace, cancellationToken));
        }

        // One more, so that each round with the page stands between two without.
        closed.Add(await ClosedAsync(cloud, turns, pace, cancellationToken));
        BenchContext.Say($"{turns} turns a round");
        return new Pairs(closed, open);
    }

    private static async Task<IReadOnlyList<double>> ClosedAsync(PageCloud cloud, int turns, TimeSpan pace, CancellationToken cancellationToken) =>
        (await TurnsAsync(cloud, turns, pace, cancellationToken))[WarmUpOfRound..];

    private static async Task<IReadOnlyList<double>> OpenAsync(PageCloud cloud, int turns, TimeSpan pace, CancellationToken cancellationToken)
    {
        await using var page = await cloud.OpenPageAsync(cancellationToken);
        var durations = await TurnsAsync(cloud, turns, pace, cancellationToken);
        await page.ToldAsync(turns, cancellationToken);
        return durations[WarmUpOfRound..];
    }

    private static async Task<List<double>> TurnsAsync(PageCloud cloud, int turns, TimeSpan pace, CancellationToken cancellationToken)
    {
        var conversations = await cloud.NewConversationsAsync(cancellationToken);
        var durations = new List<double>(turns);
        while (durations.Count < turns)
        {
            durations.Add((await cloud.TurnAsync(conversations[durations.Count % conversations.Count], cancellationToken)).TotalMilliseconds);
            if (pace > TimeSpan.Zero) await Task.Delay(pace, cancellationToken);
        }

        return durations;
    }

    private static FigureRow Row(string label, Pairs pairs) =>
        new(label, Pairs.Of(pairs.Closed, 50), Pairs.Of(pairs.Open, 50), Pairs.Of(pairs.Closed, 95), Pairs.Of(pairs.Open, 95), pairs.Ratio, pairs.Noise);

    /// <summary>Durations of turns, by round; each round with the page stands between two without.</summary>
    private sealed record Pairs(IReadOnlyList<IReadOnlyList<double>> Closed, IReadOnlyList<IReadOnlyList<double>> Open)
    {
        public Figure Ratio => Figure.Of("×", [.. Open.Select((round, index) => Median(round) / ((Median(Closed[index]) + Median(Closed[index + 1])) / 2))]);

        public Figure Noise => Figure.Of("×", [.. Closed.Skip(1).Select((round, index) => Median(round) / Median(Closed[index]))]);

        public static Figure Of(IReadOnlyList<IReadOnlyList<double>> rounds, double percent) =>
            Figure.Of("ms", [.. rounds.Select(round => Statistics.Percentile(round, percent))]);

        private static double Median(IReadOnlyList<double> round) => Statistics.Percentile(round, 50);
    }
}
