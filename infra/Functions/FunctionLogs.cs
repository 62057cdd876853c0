using Pulumi.Aws.CloudWatch;

namespace WhatsAppReplies.Infra.Functions;

/// <summary>The function's log group. Made before the function, which would else make one that keeps everything for ever.</summary>
internal sealed class FunctionLogs : Component
{
    public FunctionLogs(StackContext stack)
        : base("FunctionLogs", "logs")
    {
        Group = new LogGroup("function", new LogGroupArgs
        {
            Name = stack.Names.LogGroup,
            RetentionInDays = stack.Settings.LogRetention,
            Tags = stack.Names.Tags,
        }, Stateful(stack.Settings.Protect));
        RegisterOutputs();
    }

    public LogGroup Group { get; }
}
