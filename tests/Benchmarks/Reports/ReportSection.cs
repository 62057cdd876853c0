namespace WhatsAppReplies.Benchmarks.Reports;

/// <param name="Title">Its heading.</param>
/// <param name="Method">How it was measured, in a few sentences.</param>
/// <param name="Tables">The figures.</param>
internal sealed record ReportSection(string Title, string Method, params IReadOnlyList<FigureTable> Tables)
{
    /// <summary>What could not be measured, and why.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>What should hold, and whether it does.</summary>
    public IReadOnlyList<Threshold> Thresholds { get; init; } = [];

    public TimeSpan Took { get; init; }
}
