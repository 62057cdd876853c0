using Pulumi;

namespace WhatsAppReplies.Infra.Functions;

/// <summary>What Lambda does with an event that it took and whose invocation failed or found no room.</summary>
internal sealed class AsynchronousInvocations(string name, AsynchronousInvocationsArgs args, CustomResourceOptions options)
    : AwsResource("aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig", name, args, options);
