using Pulumi.Aws.CloudWatch;
using WhatsAppReplies.Infra.Naming;

namespace WhatsAppReplies.Infra.Functions;

/// <summary>A function's log group. Made before the function, which would else make one that keeps everything for ever.</summary>
internal sealed class FunctionLogs : Component
{
    private FunctionLogs(StackContext stack, string name, string resource, FunctionNames names)
        : base("FunctionLogs", name)
    {
        var args = new LogGroupArgs
        {
            Name = names.LogGroup,
            RetentionInDays = stack.Settings.LogRetention,
            Tags = stack.Names.Tags,
        };
        if (stack.Settings.KmsKeyArn is { } key)
            args.KmsKeyId = key;
        Group = new LogGroup(resource, args, Stateful(stack.Settings.Protect));
        RegisterOutputs();
    }

    public LogGroup Group { get; }

    public static FunctionLogs OfReplies(StackContext stack) => new(stack, "logs", "function", stack.Names.Replies);

    public static FunctionLogs OfInbound(StackContext stack) => new(stack, "inbound-logs", "inbound", stack.Names.Inbound);

    public static FunctionLogs OfPause(StackContext stack) => new(stack, "pause-logs", "pause", stack.Names.Pause);
}
