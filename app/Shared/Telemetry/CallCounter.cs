namespace WhatsAppReplies.Shared.Telemetry;

/// <summary>Counter of calls, also of tasks that run side by side: the heartbeat calls beside the turn.</summary>
internal sealed class CallCounter
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public void Add() => Interlocked.Increment(ref _count);
}
