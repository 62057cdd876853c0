namespace WhatsAppReplies.Benchmarks.Reports;

/// <param name="Title">What the table shows.</param>
/// <param name="Of">The head of the first column.</param>
/// <param name="Columns">The heads of the others.</param>
/// <param name="Rows">In the order in which they are read.</param>
internal sealed record FigureTable(string Title, string Of, IReadOnlyList<string> Columns, IReadOnlyList<FigureRow> Rows);
