using WhatsAppReplies.Benchmarks.Processes;
using WhatsAppReplies.Benchmarks.Reports;
using WhatsAppReplies.Benchmarks.Subjects;

namespace WhatsAppReplies.Benchmarks.Sections;

/// <summary>One process from its start to its first answer.</summary>
internal sealed record ColdRun(double InitMs, double FirstTurnMs, double WholeMs, double CpuMs, double InitCpuMs, double ResidentMegabytes)
{
    private const int TurnsBefore = 5;

    public static IReadOnlyList<string> Columns { get; } = ["Init", "First turn", "Whole", "CPU", "CPU of init", "Memory after it"];

    public static Task<ColdRun> MeasureAsync(BenchContext context, Subject subject, CancellationToken cancellationToken) =>
        MeasureAsync(context, subject, context.Cloud.Variables, cancellationToken);

    /// <param name="context">Where it runs.</param>
    /// <param name="subject">What runs.</param>
    /// <param name="variables">What it sees.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public static async Task<ColdRun> MeasureAsync(
        BenchContext context, Subject subject, IReadOnlyDictionary<string, string> variables, CancellationToken cancellationToken)
    {
        var conversation = await context.Cloud.Seeder.ConversationAsync(TurnsBefore, cancellationToken);
        var payload = await context.Cloud.Seeder.StageAsync(conversation, fragments: 1, cancellationToken);
        await using var process = await SubjectProcess.StartAsync(subject, variables, context.Time, cancellationToken);
        var init = await process.InitAsync();
        var initCpu = process.Usage.Cpu;
        var turn = await process.TurnAsync(payload, cancellationToken);
        var usage = process.Usage;
        return new ColdRun(
            init.TotalMilliseconds,
            turn.TotalMilliseconds,
            (init + turn).TotalMilliseconds,
            usage.Cpu.TotalMilliseconds,
            initCpu.TotalMilliseconds,
            usage.ResidentBytes / 1e6);
    }

    public static FigureRow Row(string label, IReadOnlyList<ColdRun> runs)
    {
        Figure Of(string unit, Func<ColdRun, double> value) => Figure.Of(unit, [.. runs.Select(value)]);
        return new FigureRow(
            label,
            Of("ms", run => run.InitMs),
            Of("ms", run => run.FirstTurnMs),
            Of("ms", run => run.WholeMs),
            Of("ms", run => run.CpuMs),
            Of("ms", run => run.InitCpuMs),
            Of("MB", run => run.ResidentMegabytes));
    }
}
