using Pulumi.Aws.Lambda;
using Pulumi.Aws.Lambda.Inputs;

namespace WhatsAppReplies.Infra.Functions;

/// <summary>The function that answers triggers.</summary>
internal sealed class ReplyFunction : Component
{
    public ReplyFunction(StackContext stack, ReplyFunctionArgs args)
        : base("ReplyFunction", "function")
    {
        var function = new FunctionArgs
        {
            Name = stack.Names.Replies.Function,
            Description = "Answers WhatsApp messages: merges the staged fragments of a conversation, asks the model, sends the reply",
            MemorySize = stack.Settings.Memory,
            Timeout = stack.Settings.Timeout,
            Environment = new FunctionEnvironmentArgs { Variables = ReplyVariables.Of(stack, args) },
        };
        Function = new Function(
            "reply", FunctionDefaults.Complete(function, stack, args.Package, args.Access, args.Logs), Child(args.Access.Policy, args.Logs.Group));
        Live = LiveAlias.Of("reply-live", Function, Child());
        RegisterOutputs();
    }

    public Function Function { get; }

    public Alias Live { get; }
}
