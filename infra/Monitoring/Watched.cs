using Pulumi;
using Pulumi.Aws.CloudWatch;

namespace WhatsAppReplies.Infra.Monitoring;

/// <summary>One metric of a function, as an alarm looks at it. A function that is not invoked reports nothing, and nothing is wrong with that.</summary>
internal static class Watched
{
    public const int OneMinute = 60;
    public const int FiveMinutes = 300;
    public const int OneHour = 3600;
    public const int OneDay = 86_400;

    /// <summary>A metric that Lambda writes.</summary>
    public static MetricAlarmArgs OfLambda(Output<string> function, string metric) => MoreThan("AWS/Lambda", metric, function);

    /// <summary>A metric that the function writes.</summary>
    public static MetricAlarmArgs Own(Output<string> function, string metric) => MoreThan(Contract.Telemetry.Namespace, metric, function);

    /// <summary>CRITICAL records, which are counted from its log group.</summary>
    public static MetricAlarmArgs Critical(string logMetrics) => new()
    {
        Namespace = logMetrics,
        MetricName = Contract.Telemetry.Critical,
        Statistic = "Sum",
        Period = FiveMinutes,
        EvaluationPeriods = 1,
        ComparisonOperator = "GreaterThanThreshold",
        Threshold = 0,
        TreatMissingData = "notBreaching",
    };

    private static MetricAlarmArgs MoreThan(string scope, string metric, Output<string> function) => new()
    {
        Namespace = scope,
        MetricName = metric,
        Dimensions = { [Contract.Telemetry.FunctionDimension] = function },
        Statistic = "Sum",
        Period = FiveMinutes,
        EvaluationPeriods = 1,
        ComparisonOperator = "GreaterThanThreshold",
        Threshold = 0,
        TreatMissingData = "notBreaching",
    };
}
