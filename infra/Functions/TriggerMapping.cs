using Pulumi.Aws.Lambda;
using Pulumi.Aws.Lambda.Inputs;
using WhatsAppReplies.Infra.Access;
using WhatsAppReplies.Infra.Triggers;

namespace WhatsAppReplies.Infra.Functions;

/// <summary>Hands triggers from the queue to the function.</summary>
internal sealed class TriggerMapping : Component
{
    public TriggerMapping(StackContext stack, TriggerQueue queue, ReplyFunction function, FunctionRole access)
        : base("TriggerMapping", "mapping")
    {
        Mapping = new EventSourceMapping("triggers", new EventSourceMappingArgs
        {
            EventSourceArn = queue.Triggers.Arn,
            FunctionName = function.Live.Arn,
            // Said either way: what somebody switched in the console is drift.
            Enabled = !stack.Settings.Paused,
            BatchSize = stack.Settings.BatchSize,
            // Without it every trigger that the function gives back would be deleted as answered.
            FunctionResponseTypes = "ReportBatchItemFailures",
            // Here and not as reserved concurrency: what waits for a free worker is not received, so its receives do not count.
            ScalingConfig = new EventSourceMappingScalingConfigArgs { MaximumConcurrency = stack.Settings.MaximumConcurrency },
            Tags = stack.Names.Tags,
            // AWS checks the role's permissions on the queue when the mapping is made.
        }, Child(access.Policy));
        RegisterOutputs();
    }

    public EventSourceMapping Mapping { get; }
}
