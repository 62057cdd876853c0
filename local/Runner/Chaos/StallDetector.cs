namespace WhatsAppReplies.Local.Runner.Chaos;

/// <summary>Watchdog for progress: a run that makes none for too long is stuck; it ends and reports what is left.</summary>
internal sealed class StallDetector(TimeSpan timeout, TimeProvider time)
{
    private long _since = time.GetTimestamp();
    private int _last;

    /// <param name="done">As much as is done by now.</param>
    public bool IsStalled(int done)
    {
        if (done != _last) (_last, _since) = (done, time.GetTimestamp());
        return time.GetElapsedTime(_since) >= timeout;
    }
}
