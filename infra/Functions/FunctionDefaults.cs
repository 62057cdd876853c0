using Pulumi.Aws.Lambda;
using Pulumi.Aws.Lambda.Inputs;
using WhatsAppReplies.Infra.Access;

namespace WhatsAppReplies.Infra.Functions;

/// <summary>What is the same for all functions: they are one zip, and one variable says which of them a process is.</summary>
internal static class FunctionDefaults
{
    public static FunctionArgs Complete(FunctionArgs args, StackContext stack, FunctionPackage package, FunctionRole access, FunctionLogs logs)
    {
        // Each change is a version of its own, which stays: one of them is the alias's.
        args.Publish = true;
        args.Role = access.Role.Arn;
        args.Runtime = Contract.Runtime;
        args.Handler = Contract.Handler;
        args.Architectures = stack.Settings.Architecture;
        args.Code = package.Archive;
        args.CodeSha256 = package.Hash;
        args.LoggingConfig = new FunctionLoggingConfigArgs
        {
            LogGroup = logs.Group.Name,
            // The function writes finished JSON lines to the raw standard output, and Text is the format that leaves them
            // alone. With JSON, Lambda reads the level of each line: it does not know CRITICAL, takes it and the embedded
            // metrics for INFO, and a stricter ApplicationLogLevel would throw away what the alarms live on.
            LogFormat = "Text",
        };
        if (stack.Settings.Tracing)
            args.TracingConfig = new FunctionTracingConfigArgs { Mode = "Active" };
        args.Tags = stack.Names.Tags;
        return args;
    }
}
