using WhatsAppReplies.Benchmarks.Reports;

namespace WhatsAppReplies.Benchmarks.Sections;

internal sealed class Overhead : ISection
{
    private const int TurnsInRound = 100;
    private static readonly int[] Fragments = [1, 3, 30];

    public string Name => "overhead";

    public async Task<ReportSection> RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        var rows = new List<FigureRow>();
        var allocated = new List<FigureRow>();
        // Code that allocates is the same in both packages, and only a managed runtime tells.
        var managed = context.Subjects.ToList().IndexOf(context.Managed);
        var warm = await Task.WhenAll(context.Subjects.Select(subject => WarmSubject.StartAsync(context, subject, cancellationToken)));
        try
        {
            foreach (var bench in warm)
            {
                await bench.WarmUpAsync(context.Runs(full: 500, quick: 100), cancellationToken);
            }

            foreach (var fragments in Fragments)
            {
                var rounds = warm.Select(_ => new List<WarmRound>()).ToList();
                for (var round = 0; round < context.Runs(full: 9, quick: 3); round++)
                {
                    for (var subject = 0; subject < warm.Length; subject++)
                    {
                        rounds[subject].Add(await warm[subject].RoundAsync(fragments, TurnsInRound, cancellationToken));
                    }
                }

                rows.AddRange(rounds.Select((of, subject) => WarmRound.Row($"{context.Subjects[subject].Name}, {Plural(fragments)}", of)));
                if (fragments == 1)
                {
                    for (var subject = 0; subject < warm.Length; subject++)
                    {
                        context.Findings[Finding.TurnMs, context.Subjects[subject]] = WarmRound.Median(rounds[subject]);
                        context.Findings[Finding.TurnCpuMs, context.Subjects[subject]] = WarmRound.CpuPerTurn(rounds[subject]);
                    }
                }

                var kilobytes = new List<double>();
                for (var round = 0; round < context.Runs(full: 3, quick: 1); round++)
                {
                    kilobytes.Add(await warm[managed].AllocatedBytesAsync(fragments, TurnsInRound, cancellationToken) / 1e3);
                }

                allocated.Add(new FigureRow(Plural(fragments), Figure.Of("KB", kilobytes)));
                BenchContext.Say(Plural(fragments));
            }
        }
        finally
        {
            foreach (var bench in warm)
            {
                await bench.DisposeAsync();
            }
        }

        return new ReportSection(
            "Overhead of a warm turn",
            "Time from the event to the answer, with providers that take no time: what the program, its AWS calls and this machine's emulators need. "
            + $"A figure is the median of rounds of {TurnsInRound} turns, with the range over the rounds. CPU is the program's own process. "
            + "What a whole turn allocates is counted by the collector's own events, in rounds that are not timed.",
            new FigureTable("By number of fragments", "Program", WarmRound.Columns, rows),
            new FigureTable("Allocated by the function", "Turn", ["A turn"], allocated));
    }

    private static string Plural(int fragments) => fragments == 1 ? "1 fragment" : $"{fragments} fragments";
}
