using WhatsAppReplies.Benchmarks.Reports;
using WhatsAppReplies.Benchmarks.Subjects;

namespace WhatsAppReplies.Benchmarks.Sections;

/// <summary>Whether a turn costs more when its conversation is old.</summary>
internal sealed class Ages : ISection
{
    private const int Window = 40;
    private const int Young = 100;

    /// <summary>Turns two hours apart: ten thousand of them within minutes would be a conversation that nobody has.</summary>
    private const int TurnsBetweenPauses = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromHours(2 * TurnsBetweenPauses);
    private static readonly int[] All = [10, 100, 1_000, 10_000];

    // The peer keeps every message on the record, which ends at 400 KB.
    private static readonly int[] OfPeer = [10, 100];

    public string Name => "ages";

    public async Task<ReportSection> RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        var ages = context.Options.Quick ? All[..3] : All;
        return new ReportSection(
            "Overhead by the age of a conversation",
            $"One conversation is answered again and again; a figure comes from the {Window} turns that end at that age. "
            + $"After every {TurnsBetweenPauses} turns before them its messages are made {Pause.TotalHours:0} hours older.",
            new FigureTable(
                "By number of turns that the conversation has had",
                "Program",
                WarmRound.Columns,
                [.. await RowsAsync(context, context.Function, ages, cancellationToken),
                    .. await RowsAsync(context, context.Peer, OfPeer, cancellationToken)]));
    }

    private static async Task<IReadOnlyList<FigureRow>> RowsAsync(
        BenchContext context, Subject subject, IReadOnlyList<int> ages, CancellationToken cancellationToken)
    {
        var rows = new List<FigureRow>();
        var conversation = await context.Cloud.Seeder.ConversationAsync(turns: 0, cancellationToken);
        await using var bench = await WarmSubject.StartAsync(context, subject, cancellationToken);
        await bench.WarmUpAsync(context.Runs(full: 500, quick: 100), cancellationToken);
        var aging = bench.Answering(conversation);
        var age = 0;
        foreach (var next in ages)
        {
            var window = Math.Min(Window, next - age);
            for (var left = next - age - window; left > 0; left -= TurnsBetweenPauses)
            {
                await aging.RoundAsync(fragments: 1, Math.Min(left, TurnsBetweenPauses), cancellationToken);
                await context.Cloud.Seeder.PassAsync(conversation, Pause, cancellationToken);
            }

            var round = await aging.RoundAsync(fragments: 1, window, cancellationToken);
            rows.Add(WarmRound.Row($"{subject.Name}, {next:#,0} turns", [round]));
            context.Findings[next <= Young ? Finding.YoungTurnMs : Finding.OldTurnMs, subject] = WarmRound.Median([round]);
            age = next;
            BenchContext.Say($"{subject.Name}: {next} turns");
        }

        return rows;
    }
}
