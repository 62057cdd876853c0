using System.Collections.Concurrent;

namespace WhatsAppReplies.Local.Cloud.Gateway;

/// <summary>All calls of the roles, in the order in which they were answered.</summary>
internal sealed class CallRecorder
{
    private readonly ConcurrentQueue<CallRecord> _calls = new();

    /// <summary>Raised on the request's own thread.</summary>
    public event Action<CallRecord>? Recorded;

    public IReadOnlyList<CallRecord> Calls => [.. _calls];

    public void Add(CallRecord record)
    {
        _calls.Enqueue(record);
        Recorded?.Invoke(record);
    }
}
