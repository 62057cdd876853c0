namespace WhatsAppReplies.Benchmarks.Processes;

internal sealed class PendingInvocation(string requestId, ReadOnlyMemory<byte> payload)
{
    public string RequestId => requestId;

    public ReadOnlyMemory<byte> Payload => payload;

    public long DeliveredAt { get; set; }

    public TaskCompletionSource<TimedInvocation> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
