namespace WhatsAppReplies.Local.Runner.Scenario.Reports;

/// <summary>Row of a report.</summary>
/// <param name="Subject">The stack, or a conversation by its sample's name.</param>
/// <param name="Points">What had to hold there.</param>
internal sealed record ReportRow(string Subject, IReadOnlyList<Point> Points)
{
    public required string Proves { get; init; }

    public TimeSpan? Took { get; init; }

    public Cost? Cost { get; init; }

    /// <summary>Null: the stack.</summary>
    public SampleResult? Conversation { get; init; }

    public bool Holds => Points.All(point => point.Holds);

    /// <summary>A row never claims what did not hold.</summary>
    public string Said => Holds ? Proves : $"{Points.Count(point => !point.Holds)} of {Plural.Of(Points.Count, "point")} do not hold";
}
