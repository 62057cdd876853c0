using WhatsAppReplies.Benchmarks.Reports;

namespace WhatsAppReplies.Benchmarks.Sections;

internal sealed class Overhead : ISection
{
    private const int TurnsInRound = 100;
    private const int EarlyFrom = 20;
    private const int EarlyTo = 220;
    private const int EarlyRound = 50;
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
            rows.AddRange(await EarlyAsync(context, warm, cancellationToken));
            foreach (var bench in warm)
            {
                await bench.WarmUpAsync(context.Runs(full: 300, quick: 50), cancellationToken);
            }

            foreach (var fragments in Fragments)
            {
                var rounds = await InTurnsAsync(warm, context.Runs(full: 9, quick: 3), fragments, TurnsInRound, cancellationToken);
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
            + $"A figure is the median of rounds of {TurnsInRound} turns, with the range over the rounds (of {EarlyRound} at first, with one fragment). "
            + "CPU is the program's own process. What a whole turn allocates is counted by the collector's own events, in rounds that are not timed.",
            new FigureTable("By number of fragments", "Program", WarmRound.Columns, rows),
            new FigureTable("Allocated by the function", "Turn", ["A turn"], allocated));
    }

    /// <summary>The turns that most environments of Lambda live for; runtimes with a compiler are still busy with it.</summary>
    private static async Task<IEnumerable<FigureRow>> EarlyAsync(BenchContext context, WarmSubject[] warm, CancellationToken cancellationToken)
    {
        foreach (var bench in warm)
        {
            await bench.WarmUpAsync(EarlyFrom, cancellationToken);
        }

        var rounds = await InTurnsAsync(warm, (EarlyTo - EarlyFrom) / EarlyRound, fragments: 1, EarlyRound, cancellationToken);
        for (var subject = 0; subject < warm.Length; subject++)
        {
            context.Findings[Finding.EarlyTurnMs, context.Subjects[subject]] = WarmRound.Median(rounds[subject]);
            context.Findings[Finding.EarlyTurnCpuMs, context.Subjects[subject]] = WarmRound.CpuPerTurn(rounds[subject]);
        }

        BenchContext.Say($"turns {EarlyFrom} to {EarlyTo}");
        return rounds.Select((of, subject) => WarmRound.Row($"{context.Subjects[subject].Name}, turns {EarlyFrom} to {EarlyTo}", of));
    }

    /// <summary>All subjects in each round, so that what changes about the machine meanwhile touches all.</summary>
    private static async Task<List<List<WarmRound>>> InTurnsAsync(WarmSubject[] warm, int rounds, int fragments, int turns, CancellationToken cancellationToken)
    {
        var measured = warm.Select(_ => new List<WarmRound>()).ToList();
        for (var round = 0; round < rounds; round++)
        {
            for (var subject = 0; subject < warm.Length; subject++)
            {
                measured[subject].Add(await warm[subject].RoundAsync(fragments, turns, cancellationToken));
            }
        }

        return measured;
    }

    private static string Plural(int fragments) => fragments == 1 ? "1 fragment" : $"{fragments} fragments";
}
