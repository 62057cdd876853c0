namespace WhatsAppReplies.Benchmarks.Reports;

internal sealed record Report(
    DateTimeOffset MadeAt, bool Quick, IReadOnlyDictionary<string, string> Machine, IReadOnlyList<ReportSection> Sections);
