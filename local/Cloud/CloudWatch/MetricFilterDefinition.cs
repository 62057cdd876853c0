namespace WhatsAppReplies.Local.Cloud.CloudWatch;

/// <summary>A declared metric filter with its one transformation.</summary>
internal sealed record MetricFilterDefinition
{
    public required string Name { get; init; }

    public required string LogGroupName { get; init; }

    public required string Pattern { get; init; }

    public required string Namespace { get; init; }

    public required string MetricName { get; init; }

    /// <summary>What a match counts: a number.</summary>
    public required string Value { get; init; }

    /// <summary>Emitted for a period in which nothing matched; null: a gap.</summary>
    public double? DefaultValue { get; init; }

    public string Unit { get; init; } = "None";
}
