namespace WhatsAppReplies.Local.Plan.Checks;

/// <summary>Row of a table of points: all of one subject.</summary>
/// <param name="Subject">The points'.</param>
/// <param name="Points">What had to hold there.</param>
internal record PointRow(string Subject, IReadOnlyList<Point> Points)
{
    /// <summary>What it says where all of them hold.</summary>
    public required string Proves { get; init; }

    public TimeSpan? Took { get; init; }

    /// <summary>In words; empty where nobody counts it.</summary>
    public virtual string Price => "";

    public bool Holds => Points.All(point => point.Holds);

    /// <summary>A row never claims what did not hold.</summary>
    public string Said => Holds ? Proves : $"{Points.Count(point => !point.Holds)} of {Points.Count} {(Points.Count == 1 ? "point" : "points")} do not hold";
}
