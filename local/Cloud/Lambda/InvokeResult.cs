namespace WhatsAppReplies.Local.Cloud.Lambda;

/// <summary>How an invocation ended, as its caller sees it.</summary>
internal abstract record InvokeResult
{
    private InvokeResult()
    {
    }

    public sealed record Returned(string RequestId, ReadOnlyMemory<byte> Payload) : InvokeResult;

    /// <summary>The handler threw, the process ended, or the time was over: nothing of its work counts as done.</summary>
    public sealed record FunctionError(string RequestId, string ErrorType, ReadOnlyMemory<byte> Payload) : InvokeResult;

    /// <summary>No environment was free and the function may have no more of them; nothing was run.</summary>
    public sealed record Throttled(string Reason) : InvokeResult;
}
