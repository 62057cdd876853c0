namespace WhatsAppReplies.Shared.Time;

internal static class TimeLimit
{
    /// <summary>A token that is cancelled at an instant of the given clock, at once when it has passed.</summary>
    public static CancellationTokenSource Until(DateTimeOffset end, TimeProvider time)
    {
        var remaining = end - time.GetUtcNow();
        return new CancellationTokenSource(remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero, time);
    }
}
