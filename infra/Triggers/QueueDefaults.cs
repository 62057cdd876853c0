using Pulumi.Aws.Sqs;

namespace WhatsAppReplies.Infra.Triggers;

/// <summary>What is the same for every queue.</summary>
internal static class QueueDefaults
{
    public static QueueArgs Complete(QueueArgs args, StackContext stack)
    {
        // One of the two: SQS refuses both.
        if (stack.Settings.KmsKeyArn is { } key)
            args.KmsMasterKeyId = key;
        else
            args.SqsManagedSseEnabled = true;
        args.Tags = stack.Names.Tags;
        return args;
    }
}
