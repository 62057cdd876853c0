using Pulumi.Aws.Sqs;

namespace WhatsAppReplies.Infra.Triggers;

/// <summary>The queue that tells people's systems of each conversation that goes to a person. Whoever reads it is another system's.</summary>
internal sealed class HandOffQueue : Component
{
    private const int FourteenDays = 14 * 24 * 60 * 60;

    public HandOffQueue(StackContext stack)
        : base("HandOffQueue", "hand-offs")
    {
        Queue = new Queue("hand-offs", QueueDefaults.Complete(new QueueArgs
        {
            Name = stack.Names.HandOffs,
            // As long as SQS keeps anything: a reader may be down over a holiday.
            MessageRetentionSeconds = FourteenDays,
        }, stack), Stateful(stack.Settings.Protect));

        _ = new QueuePolicy("hand-offs-only-encrypted", new QueuePolicyArgs
        {
            QueueUrl = Queue.Url,
            Policy = Queue.Arn.Apply(QueuePolicies.OnlyEncryptedTransport),
        }, Child());
        RegisterOutputs();
    }

    public Queue Queue { get; }
}
