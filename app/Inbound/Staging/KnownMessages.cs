namespace WhatsAppReplies.Inbound.Staging;

/// <summary>
/// Messages that this process knows to be staged: Twilio lists each message for half an hour, and only the first look at it costs a read. What is
/// forgotten here is asked of the receipts again.
/// </summary>
internal sealed class KnownMessages(TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(40);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _until = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    public bool Contains(string sid)
    {
        lock (_gate)
            return _until.TryGetValue(sid, out var until) && until > time.GetUtcNow();
    }

    /// <returns>False: it is known already.</returns>
    public bool Add(string sid)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            while (_order.TryPeek(out var oldest) && (!_until.TryGetValue(oldest, out var until) || until <= now))
                _until.Remove(_order.Dequeue());
            if (!_until.TryAdd(sid, now + Lifetime))
                return false;

            _order.Enqueue(sid);
            return true;
        }
    }
}
