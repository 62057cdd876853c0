using WhatsAppReplies.Benchmarks.Reports;
using WhatsAppReplies.Benchmarks.Subjects;
using WhatsAppReplies.Local;

namespace WhatsAppReplies.Benchmarks.Sections;

/// <summary>The cold start in every setting that Lambda lets one choose, so that the chosen ones are explained.</summary>
internal sealed class RuntimeSettings : ISection
{
    private const int WarmTurns = 100;

    public string Name => "settings";

    public async Task<ReportSection> RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        var (subjects, missing) = await PrepareAsync(context, cancellationToken);
        var cold = subjects.ToDictionary(subject => subject, _ => new List<ColdRun>());
        var warm = subjects.ToDictionary(subject => subject, _ => new List<WarmRound>());
        for (var run = 0; run < context.Runs(full: 10, quick: 3); run++)
        {
            foreach (var subject in subjects)
            {
                cold[subject].Add(await ColdRun.MeasureAsync(context, subject, cancellationToken));
            }
        }

        foreach (var subject in subjects)
        {
            await using var bench = await WarmSubject.StartAsync(context, subject, cancellationToken);
            await bench.WarmUpAsync(context.Runs(full: 300, quick: 50), cancellationToken);
            for (var round = 0; round < context.Runs(full: 5, quick: 3); round++)
            {
                warm[subject].Add(await bench.RoundAsync(fragments: 1, WarmTurns, cancellationToken));
            }

            BenchContext.Say(subject.Name);
        }

        return new ReportSection(
            "Settings of the runtime",
            "The cold start as above, and warm turns after it. Self-contained programs run as a custom runtime would start them: the managed runtime does not take them.",
            new FigureTable("Cold", "Setting", ColdRun.Columns, [.. cold.Select(of => ColdRun.Row(of.Key.Name, of.Value))]),
            new FigureTable("Warm, one fragment", "Setting", WarmRound.Columns, [.. warm.Select(of => WarmRound.Row(of.Key.Name, of.Value))]))
        {
            Missing = missing,
        };
    }

    private static async Task<(IReadOnlyList<Subject> Subjects, IReadOnlyList<string> Missing)> PrepareAsync(
        BenchContext context, CancellationToken cancellationToken)
    {
        var subjects = new List<Subject>();
        var missing = new List<string>();
        foreach (var variant in FunctionVariant.All)
        {
            try
            {
                subjects.Add(await variant.PrepareAsync(context.Function, cancellationToken));
            }
            catch (ProblemException problem)
            {
                // A feed may lack what only this setting needs; the others are worth measuring all the same, and the report says so.
                missing.Add($"{variant.Name}: {problem.Message.Split('\n')[0]}");
            }
        }

        return (subjects, missing);
    }
}
