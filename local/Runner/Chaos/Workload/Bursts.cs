namespace WhatsAppReplies.Local.Runner.Chaos.Workload;

/// <summary>
/// Counter of the bursts of messages that are written in the whole run. Each burst is at least one turn: its customer waits until the last
/// one has been recorded.
/// </summary>
internal sealed class Bursts(int total)
{
    private int _begun;

    public int Total => total;

    public int Begun => Math.Min(Volatile.Read(ref _begun), total);

    /// <summary>False: somebody else has begun the last one.</summary>
    public bool TryBegin() => Interlocked.Increment(ref _begun) <= total;
}
