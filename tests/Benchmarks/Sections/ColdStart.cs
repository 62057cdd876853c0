using WhatsAppReplies.Benchmarks.Processes;
using WhatsAppReplies.Benchmarks.Reports;
using WhatsAppReplies.Benchmarks.Subjects;

namespace WhatsAppReplies.Benchmarks.Sections;

internal sealed class ColdStart : ISection
{
    public string Name => "cold-start";

    public async Task<ReportSection> RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        var runs = context.Subjects.ToDictionary(subject => subject, _ => new List<ColdRun>());
        var alone = context.Subjects.Where(subject => subject.Nothing is not null).ToDictionary(subject => subject, _ => new List<double>());
        for (var run = 0; run < context.Runs(full: 25, quick: 5); run++)
        {
            foreach (var subject in context.Subjects)
            {
                if (subject.Nothing is { } nothing)
                {
                    alone[subject].Add(await RuntimeAloneAsync(context, nothing, cancellationToken));
                }

                runs[subject].Add(await ColdRun.MeasureAsync(context, subject, cancellationToken));
            }
        }

        foreach (var (subject, of) in runs)
        {
            context.Findings[Finding.ColdWholeMs, subject] = Figure.Of("ms", [.. of.Select(run => run.WholeMs)]);
            context.Findings[Finding.ColdCpuMs, subject] = Figure.Of("ms", [.. of.Select(run => run.CpuMs)]);
            context.Findings[Finding.ColdInitCpuMs, subject] = Figure.Of("ms", [.. of.Select(run => run.InitCpuMs)]);
        }

        return new ReportSection(
            "Cold start",
            "Each run starts a process and hands it one trigger as soon as it asks for work; providers answer at once, and all programs take turns. "
            + "Init ends with the first request for work; the runtime's part of it is what an empty program takes from its start to its "
            + "end; a native program has none. The first turn is a whole reply: one fragment, five turns of history, no cached secret, no open connection.",
            new FigureTable(
                "Parts of the time",
                "Program",
                ["Runtime", "Init beyond it", "First turn"],
                [.. context.Subjects.Select(subject => Split(subject, alone.GetValueOrDefault(subject), runs[subject]))]),
            new FigureTable(
                "From the start of the process to the first answer", "Program", ColdRun.Columns, [.. runs.Select(of => ColdRun.Row(of.Key.Name, of.Value))]));
    }

    private static FigureRow Split(Subject subject, List<double>? alone, List<ColdRun> runs) => new(
        subject.Name,
        alone is null ? null : Figure.Of("ms", alone),
        Figure.Of("ms", [.. alone is null ? runs.Select(run => run.InitMs) : runs.Zip(alone, (run, runtime) => run.InitMs - runtime)]),
        Figure.Of("ms", [.. runs.Select(run => run.FirstTurnMs)]));

    private static async Task<double> RuntimeAloneAsync(BenchContext context, IReadOnlyList<string> nothing, CancellationToken cancellationToken)
    {
        var started = context.Time.GetTimestamp();
        await Tools.RunAsync(nothing[0], [.. nothing.Skip(1)], cancellationToken);
        return context.Time.GetElapsedTime(started).TotalMilliseconds;
    }
}
