namespace WhatsAppReplies.Benchmarks.Reports;

/// <param name="Label">What was measured.</param>
/// <param name="Figures">One for each column; null where there is none.</param>
internal sealed record FigureRow(string Label, params IReadOnlyList<Figure?> Figures);
