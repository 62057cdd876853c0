using WhatsAppReplies.Local.Plan.Checks;

namespace WhatsAppReplies.Local.Runner.Scenario.Reports;

/// <summary>Row of a report.</summary>
/// <param name="Subject">The stack, or a conversation by its sample's name.</param>
/// <param name="Points">What had to hold there.</param>
internal sealed record ReportRow(string Subject, IReadOnlyList<Point> Points) : PointRow(Subject, Points)
{
    public Cost? Cost { get; init; }

    /// <summary>Null: the stack.</summary>
    public SampleResult? Conversation { get; init; }

    public override string Price => $"{Cost}";
}
