namespace WhatsAppReplies.Local.Cloud.Lambda.RuntimeApi;

/// <summary>What the runtime posted for an invocation.</summary>
internal abstract record HandlerOutcome
{
    private HandlerOutcome()
    {
    }

    public sealed record Response(ReadOnlyMemory<byte> Payload) : HandlerOutcome;

    public sealed record Error(string Type, ReadOnlyMemory<byte> Payload) : HandlerOutcome;
}
