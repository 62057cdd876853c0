using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.CloudWatch.Inputs;

namespace WhatsAppReplies.Infra.Monitoring;

internal static class ReplyAlarms
{
    private const int QuarterOfAnHour = 900;

    /// <summary>
    /// Two quarters of an hour, both with triggers and both without a reply: one alone would ring for a trigger that arrives at
    /// the end of the first and is answered in the second. Without triggers nothing is reported, and nobody waits.
    /// </summary>
    public static AlarmDefinition NoReplies(StackContext stack, AlarmSubject subject) => new(
        "no-replies",
        "Triggers have arrived for half an hour and no reply was recorded: the model or the sender is down, a key or a quota is spent, "
        + "or every customer was handed to a person or cannot be written to.",
        $"look at the outcomes on the dashboard {stack.Names.Dashboard}: they name the cause.",
        new MetricAlarmArgs
        {
            MetricQueries =
            {
                Count("triggers", "AWS/SQS", "NumberOfMessagesSent", "QueueName", subject.Queue.Triggers.Name),
                Count(
                    "replies", Contract.Telemetry.Namespace, Contract.Telemetry.Replies, Contract.Telemetry.FunctionDimension, subject.Function.Function.Name),
                new MetricAlarmMetricQueryArgs
                {
                    Id = "unanswered",
                    Label = "Triggers without any reply",
                    Expression = "IF(FILL(triggers, 0) > 0 AND FILL(replies, 0) == 0, 1, 0)",
                    ReturnData = true,
                },
            },
            EvaluationPeriods = 2,
            DatapointsToAlarm = 2,
            ComparisonOperator = "GreaterThanThreshold",
            Threshold = 0,
            TreatMissingData = "notBreaching",
        });

    private static MetricAlarmMetricQueryArgs Count(string id, string scope, string metric, string dimension, Output<string> value) => new()
    {
        Id = id,
        Metric = new MetricAlarmMetricQueryMetricArgs
        {
            Namespace = scope,
            MetricName = metric,
            Dimensions = { [dimension] = value },
            Period = QuarterOfAnHour,
            Stat = "Sum",
        },
    };
}
