using WhatsAppReplies.Benchmarks.Processes;
using WhatsAppReplies.Benchmarks.Reports;

namespace WhatsAppReplies.Benchmarks.Sections;

internal sealed class ColdStart : ISection
{
    public string Name => "cold-start";

    public async Task<ReportSection> RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        var runs = context.Subjects.ToDictionary(subject => subject, _ => new List<ColdRun>());
        for (var run = 0; run < context.Runs(full: 25, quick: 5); run++)
        {
            foreach (var subject in context.Subjects)
            {
                runs[subject].Add(await ColdRun.MeasureAsync(context, subject, cancellationToken));
            }
        }

        foreach (var (subject, of) in runs)
        {
            context.Findings[Finding.ColdWholeMs, subject] = Figure.Of("ms", [.. of.Select(run => run.WholeMs)]);
        }

        var floor = await RuntimeAloneAsync(context, cancellationToken);
        var table = new FigureTable(
            "From the start of the process to the first answer", "Program", ColdRun.Columns, [.. runs.Select(of => ColdRun.Row(of.Key.Name, of.Value))]);
        return new ReportSection(
            "Cold start",
            "Each run starts a process and hands it one trigger as soon as it asks for work; providers answer at once, and both programs take turns. "
            + "Init ends with the first request for work; the first turn is a whole reply: one fragment, five turns of history, no cached secret, no open connection.",
            floor,
            table);
    }

    /// <summary>The part of the init phase that is the runtime's: an empty program, from its start to its end.</summary>
    private static async Task<FigureTable> RuntimeAloneAsync(BenchContext context, CancellationToken cancellationToken)
    {
        // The floor is built beside this program, in the same configuration.
        var bin = new DirectoryInfo(AppContext.BaseDirectory);
        var floor = Path.Combine(bin.Parent!.Parent!.FullName, "Floor", bin.Name, "Floor.dll");
        (string Label, string Tool, string[] Arguments)[] programs = [(".NET", "dotnet", ["exec", floor]), ("Node.js", "node", ["-e", ""])];
        var rows = new List<FigureRow>();
        foreach (var (label, tool, arguments) in programs)
        {
            var milliseconds = new List<double>();
            for (var run = 0; run < context.Runs(full: 25, quick: 5); run++)
            {
                var started = context.Time.GetTimestamp();
                await Tools.RunAsync(tool, arguments, cancellationToken);
                milliseconds.Add(context.Time.GetElapsedTime(started).TotalMilliseconds);
            }

            rows.Add(new FigureRow(label, Figure.Of("ms", milliseconds)));
        }

        return new FigureTable("The runtime alone: an empty program, from start to end", "Runtime", ["Time"], rows);
    }
}
