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
            $"A trigger was received {stack.Settings.MaximumReceiveCount} times without an end and stands in "
            + $"{stack.Names.DeadLetters}: a customer has no answer.",
            $"find the conversation's CRITICAL record in {stack.Names.Replies.LogGroup} and mend the cause; "
            + "without one the function never got the trigger (see the alarms "
            + $"throttles and errors). Then send the dead letters back: ./build.sh --target=DeadLetters --stack={stack.Names.Stack} --send-back.",
            Watch(queue.DeadLetters, "ApproximateNumberOfMessagesVisible", 0));

        // Until its visibility ends a trigger may rightly be under way; what is older waits for a worker. SQS leaves out of this metric what was received three
        // times or more: a trigger that comes back again and again rings as a CRITICAL record and as a dead letter instead.
        var patience = stack.Settings.VisibilityTimeout + FiveMinutes;
        yield return new AlarmDefinition(
            "oldest-trigger",
            $"A trigger is older than {patience} s: customers wait. "
            + $"The mapping is off, {(stack.Settings.PauseAtSpendCeiling ? "perhaps since a spend ceiling was reached, " : "")}or all "
            + $"{stack.Settings.MaximumConcurrency} workers are busy.",
            $"see on the dashboard {stack.Names.Dashboard} whether triggers pile up (raise {SettingKeys.MaximumConcurrency}) or none is received "
            + $"(set {SettingKeys.Paused} to "
            + "false, or switch the mapping on). Triggers received three times or more are not counted here: "
            + "the alarms critical and dead-letters tell of those.",
            Watch(queue.Triggers, "ApproximateAgeOfOldestMessage", patience));
    }

    /// <summary>Whoever takes a message off the queue has seen it; what nobody takes is a customer who waits for nobody.</summary>
    public static AlarmDefinition OfHandOffs(StackContext stack, HandOffQueue handOffs) => new(
        "waiting-for-a-person",
        $"A customer has been waiting for a person for more than {stack.Settings.HandOffMinutes} minutes: "
        + $"a message in {stack.Names.HandOffs} was not taken by anybody.",
        $"receive the messages of {stack.Names.HandOffs}: each names a conversation, why it was handed over and since when. "
        + "Answer the customer, delete the message, and when the "
        + $"assistant is to go on: ./build.sh --target=HandBack --stack={stack.Names.Stack} --conversation=ID.",
        Watch(handOffs.Queue, "ApproximateAgeOfOldestMessage", stack.Settings.HandOffMinutes * 60));

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
