using Pulumi.Aws.Lambda;
using Pulumi.Aws.Lambda.Inputs;

namespace WhatsAppReplies.Infra.Functions;

/// <summary>The function that answers triggers.</summary>
internal sealed class ReplyFunction : Component
{
    public ReplyFunction(StackContext stack, ReplyFunctionArgs args)
        : base("ReplyFunction", "function")
    {
        Function = new Function("reply", new FunctionArgs
        {
            Name = stack.Names.Function,
            Description = "Answers WhatsApp messages: merges the staged fragments of a conversation, asks the model, sends the reply",
            Role = args.Access.Role.Arn,
            Runtime = Contract.Runtime,
            Handler = Contract.Handler,
            Architectures = stack.Settings.Architecture,
            MemorySize = stack.Settings.Memory,
            Timeout = stack.Settings.Timeout,
            Code = args.Package.Archive,
            CodeSha256 = args.Package.Hash,
            Environment = new FunctionEnvironmentArgs { Variables = FunctionVariables.Of(stack, args) },
            LoggingConfig = new FunctionLoggingConfigArgs
            {
                LogGroup = args.Logs.Group.Name,
                // The function writes finished JSON lines to the raw standard output, and Text is the format that leaves them
                // alone. With JSON, Lambda reads the level of each line: it does not know CRITICAL, takes it and the embedded
                // metrics for INFO, and a stricter ApplicationLogLevel would throw away what the alarms live on.
                LogFormat = "Text",
            },
            Tags = stack.Names.Tags,
        }, Child(args.Access.Policy, args.Logs.Group));
        RegisterOutputs();
    }

    public Function Function { get; }
}
