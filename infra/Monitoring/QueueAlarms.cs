using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.Sqs;
using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.Triggers;

namespace WhatsAppReplies.Infra.Monitoring;

/// <summary>SQS stops reporting for a queue that is empty and unused for hours: missing data means empty here.</summary>
internal static class QueueAlarms
{
    private const int FiveMinutes = 300;

    public static IEnumerable<AlarmDefinition> Of(StackContext stack, TriggerQueue queue)
    {
        yield return new AlarmDefinition(
            "dead-letters",
            $"A trigger failed {stack.Settings.MaximumReceiveCount} times and stands in {stack.Names.DeadLetters}: a customer has no answer.",
            $"find the conversation's CRITICAL record in {stack.Names.LogGroup}, mend the cause, then start the redrive of {stack.Names.DeadLetters}.",
            Watch(queue.DeadLetters, "ApproximateNumberOfMessagesVisible", 0));

        // Until its visibility ends a trigger may rightly be under way; what is older waits for a worker or comes back again and again.
        var patience = stack.Settings.VisibilityTimeout + FiveMinutes;
        yield return new AlarmDefinition(
            "oldest-trigger",
            $"A trigger is older than {patience} s: customers wait. The mapping is off, all {stack.Settings.MaximumConcurrency} workers are busy, or a conversation keeps failing.",
            $"see on the dashboard {stack.Names.Dashboard} whether triggers pile up (raise {SettingKeys.MaximumConcurrency}) or one comes back (read its records).",
            Watch(queue.Triggers, "ApproximateAgeOfOldestMessage", patience));
    }

    private static MetricAlarmArgs Watch(Queue queue, string metric, double threshold) => new()
    {
        Namespace = "AWS/SQS",
        MetricName = metric,
        Dimensions = { ["QueueName"] = queue.Name },
        Statistic = "Maximum",
        Period = FiveMinutes,
        EvaluationPeriods = 1,
        ComparisonOperator = "GreaterThanThreshold",
        Threshold = threshold,
        TreatMissingData = "notBreaching",
    };
}
