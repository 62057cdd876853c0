namespace WhatsAppReplies.Shared.Time;

/// <summary>
/// Steady clock: the wall clock as it stood when an invocation began, moved on by the time that has really passed. A clock that is set back meanwhile
/// would make a claim look longer than it is, and a send look safe; one that is set forward is believed: that only gives up earlier.
/// </summary>
internal sealed class SteadyTime(TimeProvider time) : TimeProvider
{
    private readonly DateTimeOffset _startedAt = time.GetUtcNow();
    private readonly long _started = time.GetTimestamp();

    public override long TimestampFrequency => time.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => time.LocalTimeZone;

    public override DateTimeOffset GetUtcNow()
    {
        var steady = _startedAt + time.GetElapsedTime(_started);
        var wall = time.GetUtcNow();
        return wall > steady ? wall : steady;
    }

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        time.CreateTimer(callback, state, dueTime, period);
}
