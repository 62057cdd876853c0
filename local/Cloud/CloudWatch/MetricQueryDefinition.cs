namespace WhatsAppReplies.Local.Cloud.CloudWatch;

/// <summary>One line of an alarm on an expression: a metric, or an expression over the other lines.</summary>
internal sealed record MetricQueryDefinition
{
    /// <summary>By which expressions name it.</summary>
    public required string Id { get; init; }

    /// <summary>Such as <c>IF(FILL(a, 0) > 0 AND FILL(b, 0) == 0, 1, 0)</c>; null: a metric.</summary>
    public string? Expression { get; init; }

    /// <summary>Exactly one line of an alarm is the one that is compared with the threshold.</summary>
    public bool ReturnsData { get; init; }

    public string Namespace { get; init; } = "";

    public string MetricName { get; init; } = "";

    public IReadOnlyDictionary<string, string> Dimensions { get; init; } = new Dictionary<string, string>();

    public string Statistic { get; init; } = "";

    public TimeSpan Period { get; init; }
}
