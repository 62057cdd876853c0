namespace WhatsAppReplies.Local.Cloud.Lambda.RuntimeApi;

/// <summary>What an environment is given to do.</summary>
internal sealed record Invocation(string RequestId, string TraceId, string FunctionArn, DateTimeOffset Deadline, ReadOnlyMemory<byte> Payload);
