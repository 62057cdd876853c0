using WhatsAppReplies.Benchmarks.Reports;

namespace WhatsAppReplies.Benchmarks.Sections;

/// <summary>A round of warm turns, one after the other.</summary>
internal sealed record WarmRound(IReadOnlyList<double> TurnsMs, double CpuMs, double ResidentMegabytes)
{
    public static IReadOnlyList<string> Columns { get; } = ["p50", "p95", "p99", "CPU a turn", "Memory"];

    public static FigureRow Row(string label, IReadOnlyList<WarmRound> rounds)
    {
        Figure Percentile(double percent) => Figure.Of("ms", [.. rounds.Select(round => Statistics.Percentile(round.TurnsMs, percent))]);
        return new FigureRow(
            label, Percentile(50), Percentile(95), Percentile(99), CpuPerTurn(rounds), Figure.Of("MB", [.. rounds.Select(round => round.ResidentMegabytes)]));
    }

    public static Figure Median(IReadOnlyList<WarmRound> rounds) =>
        Figure.Of("ms", [.. rounds.Select(round => Statistics.Percentile(round.TurnsMs, 50))]);

    public static Figure CpuPerTurn(IReadOnlyList<WarmRound> rounds) =>
        Figure.Of("ms", [.. rounds.Select(round => round.CpuMs / round.TurnsMs.Count)]);
}
