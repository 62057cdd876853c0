namespace WhatsAppReplies.Local.Cloud.CloudWatch;

/// <summary>A declared alarm: on one metric, or on an expression over several (<see cref="Queries"/>).</summary>
internal sealed record AlarmDefinition
{
    public required string Name { get; init; }

    public required string Arn { get; init; }

    public string Description { get; init; } = "";

    /// <summary>Not empty: an alarm on an expression, whose own metric, statistic and period stay empty.</summary>
    public IReadOnlyList<MetricQueryDefinition> Queries { get; init; } = [];

    public string Namespace { get; init; } = "";

    public string MetricName { get; init; } = "";

    public IReadOnlyDictionary<string, string> Dimensions { get; init; } = new Dictionary<string, string>();

    /// <summary><c>Sum</c>, <c>Maximum</c>, …, or a percentile such as <c>p99</c>.</summary>
    public string Statistic { get; init; } = "";

    public TimeSpan Period { get; init; }

    public required int EvaluationPeriods { get; init; }

    /// <summary>M of N; equal to <see cref="EvaluationPeriods"/> when not declared.</summary>
    public required int DatapointsToAlarm { get; init; }

    public required double Threshold { get; init; }

    /// <summary>Such as <c>GreaterThanOrEqualToThreshold</c>.</summary>
    public required string ComparisonOperator { get; init; }

    /// <summary><c>missing</c>, <c>notBreaching</c>, <c>breaching</c> or <c>ignore</c>.</summary>
    public string TreatMissingData { get; init; } = "missing";

    public bool ActionsEnabled { get; init; } = true;

    /// <summary>ARNs of topics and functions.</summary>
    public IReadOnlyList<string> AlarmActions { get; init; } = [];

    public IReadOnlyList<string> OkActions { get; init; } = [];

    public IReadOnlyList<string> InsufficientDataActions { get; init; } = [];
}
