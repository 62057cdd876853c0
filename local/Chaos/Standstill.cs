namespace WhatsAppReplies.Local.Chaos;

/// <summary>Notices that nothing has gone on for too long, so that a run in which something is stuck ends and says what.</summary>
internal sealed class Standstill(TimeSpan patience, TimeProvider time)
{
    private long _since = time.GetTimestamp();
    private int _last;

    /// <param name="done">As much as is done by now.</param>
    public bool IsReached(int done)
    {
        if (done != _last) (_last, _since) = (done, time.GetTimestamp());
        return time.GetElapsedTime(_since) >= patience;
    }
}
