using WhatsAppReplies.Benchmarks.Reports;
using WhatsAppReplies.Benchmarks.Subjects;

namespace WhatsAppReplies.Benchmarks.Sections;

/// <summary>The cold start in every setting that Lambda lets one choose, so that the chosen ones are explained.</summary>
internal sealed class RuntimeSettings : ISection
{
    private const int WarmTurns = 100;

    public string Name => "settings";

    public async Task<ReportSection> RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        var (subjects, missing) = await PrepareAsync(context, cancellationToken);
        return new ReportSection(
            "Settings of the runtime",
            "The managed package: the cold start as above, and warm turns after it. Self-contained programs run as a custom runtime would start them: "
            + "the managed runtime does not take them.",
            new FigureTable("Cold", "Setting", ColdRun.Columns, await ColdAsync(context, subjects, cancellationToken)),
            new FigureTable("Warm, one fragment", "Setting", WarmRound.Columns, await WarmAsync(context, subjects, cancellationToken)))
        {
            Missing = missing,
        };
    }

    private static async Task<(IReadOnlyList<Subject> Subjects, IReadOnlyList<string> Missing)> PrepareAsync(
        BenchContext context, CancellationToken cancellationToken)
    {
        var (subjects, missing) = (new List<Subject>(), new List<string>());
        foreach (var variant in FunctionVariant.All)
        {
            try
            {
                var subject = await variant.PrepareAsync(context.Managed, cancellationToken);
                await ColdRun.MeasureAsync(context, subject, cancellationToken);
                subjects.Add(subject);
            }
            catch (ProblemException problem) when (variant.PublishProperties is not null)
            {
                // A feed may lack what only this setting needs, and not every setting gives a program that runs: that is a finding too.
                missing.Add($"{variant.Name}: {problem.Message.Split('\n')[0]}");
            }

            BenchContext.Say($"{variant.Name}: {(subjects.Exists(subject => subject.Name == variant.Name) ? "ready" : "does not run")}");
        }

        return (subjects, missing);
    }

    private static async Task<IReadOnlyList<FigureRow>> ColdAsync(
        BenchContext context, IReadOnlyList<Subject> subjects, CancellationToken cancellationToken)
    {
        var runs = subjects.Select(_ => new List<ColdRun>()).ToList();
        for (var run = 0; run < context.Runs(full: 7, quick: 2); run++)
        {
            for (var subject = 0; subject < subjects.Count; subject++)
            {
                runs[subject].Add(await ColdRun.MeasureAsync(context, subjects[subject], cancellationToken));
            }
        }

        return [.. runs.Select((of, subject) => ColdRun.Row(subjects[subject].Name, of))];
    }

    private static async Task<IReadOnlyList<FigureRow>> WarmAsync(
        BenchContext context, IReadOnlyList<Subject> subjects, CancellationToken cancellationToken)
    {
        var warm = new List<WarmSubject>();
        var rounds = subjects.Select(_ => new List<WarmRound>()).ToList();
        try
        {
            foreach (var subject in subjects)
            {
                warm.Add(await WarmSubject.StartAsync(context, subject, cancellationToken));
                await warm[^1].WarmUpAsync(context.Runs(full: 500, quick: 50), cancellationToken);
            }

            for (var round = 0; round < context.Runs(full: 3, quick: 1); round++)
            {
                for (var subject = 0; subject < subjects.Count; subject++)
                {
                    rounds[subject].Add(await warm[subject].RoundAsync(fragments: 1, WarmTurns, cancellationToken));
                }
            }
        }
        finally
        {
            foreach (var one in warm)
            {
                await one.DisposeAsync();
            }
        }

        return [.. rounds.Select((of, subject) => WarmRound.Row(subjects[subject].Name, of))];
    }
}
