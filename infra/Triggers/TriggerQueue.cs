using System.Text.Json;
using Pulumi;
using Pulumi.Aws.Sqs;

namespace WhatsAppReplies.Infra.Triggers;

/// <summary>The queue of triggers, and where a trigger goes that failed too often.</summary>
internal sealed class TriggerQueue : Component
{
    private const int FourteenDays = 14 * 24 * 60 * 60;

    public TriggerQueue(StackContext stack)
        : base("TriggerQueue", "triggers")
    {
        var options = Stateful(stack.Settings.Protect);
        DeadLetters = new Queue("dead-letters", QueueDefaults.Complete(new QueueArgs
        {
            Name = stack.Names.DeadLetters,
            // As long as SQS keeps anything: somebody has to look at it, and perhaps after a holiday.
            MessageRetentionSeconds = FourteenDays,
        }, stack), options);

        Triggers = new Queue("triggers", QueueDefaults.Complete(new QueueArgs
        {
            Name = stack.Names.Triggers,
            VisibilityTimeoutSeconds = stack.Settings.VisibilityTimeout,
            // A trigger keeps its first time when it moves to the dead-letter queue: what it waits here, it is short of there.
            MessageRetentionSeconds = FourteenDays,
            RedrivePolicy = DeadLetters.Arn.Apply(arn => JsonSerializer.Serialize(
                new { deadLetterTargetArn = arn, maxReceiveCount = stack.Settings.MaximumReceiveCount })),
        }, stack), options);

        _ = new RedriveAllowPolicy("dead-letters-only-from-triggers", new RedriveAllowPolicyArgs
        {
            QueueUrl = DeadLetters.Url,
            RedriveAllowPolicyName = Triggers.Arn.Apply(arn => JsonSerializer.Serialize(
                new { redrivePermission = "byQueue", sourceQueueArns = new[] { arn } })),
        }, Child());

        RefuseUnencryptedTransport("triggers", Triggers);
        RefuseUnencryptedTransport("dead-letters", DeadLetters);
        RegisterOutputs();
    }

    public Queue Triggers { get; }

    public Queue DeadLetters { get; }

    private void RefuseUnencryptedTransport(string name, Queue queue) => _ = new QueuePolicy($"{name}-only-encrypted", new QueuePolicyArgs
    {
        QueueUrl = queue.Url,
        Policy = queue.Arn.Apply(QueuePolicies.OnlyEncryptedTransport),
    }, Child());
}
