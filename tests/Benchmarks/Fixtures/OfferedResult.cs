using WhatsAppReplies.Benchmarks.Reports;

namespace WhatsAppReplies.Benchmarks.Fixtures;

/// <param name="DurationsMs">Of each call, from the moment at which it was due.</param>
/// <param name="Backlog">From the last call to the last answer: long when less was answered than was asked.</param>
internal sealed record OfferedResult(IReadOnlyCollection<double> DurationsMs, TimeSpan Backlog)
{
    public static IReadOnlyList<string> Columns { get; } = ["p50", "p99", "Longest", "Last answer after the last call"];

    public IReadOnlyList<Figure> Figures =>
    [
        Figure.Exactly("ms", Statistics.Percentile(DurationsMs, 50)),
        Figure.Exactly("ms", Statistics.Percentile(DurationsMs, 99)),
        Figure.Exactly("ms", DurationsMs.Max()),
        Figure.Exactly("ms", Backlog.TotalMilliseconds),
    ];
}
