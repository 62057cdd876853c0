namespace App.Tests.Fakes;

/// <summary>
/// Clock that stands still until a test moves it. Timers fire in the order of their due time, inline on the thread that moves it.
/// FakeTimeProvider of Microsoft.Extensions.TimeProvider.Testing fires them so too, but it has one time only: it can neither set the wall
/// clock while durations stay true (<see cref="Step"/>), nor advance to the next timer (<see cref="AdvanceToNextTimer"/>).
/// </summary>
internal sealed class FakeClock(DateTimeOffset start) : TimeProvider
{
    private readonly List<Timer> _timers = [];
    private TimeSpan _elapsed;
    private TimeSpan _stepped;
    private long _created;

    public FakeClock()
        : this(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>The next moment at which something is due.</summary>
    public TimeSpan? NextDue => Next()?.Due - _elapsed;

    public override DateTimeOffset GetUtcNow() => start + _elapsed + _stepped;

    public override long GetTimestamp() => _elapsed.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state, _created++);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Somebody sets the wall clock; durations do not notice.</summary>
    public void Step(TimeSpan by) => _stepped += by;

    /// <summary>The process that waited has died: nothing that it planned happens.</summary>
    public void Forget() => _timers.Clear();

    public void Advance(TimeSpan by)
    {
        var end = _elapsed + by;
        while (Next() is { } timer && timer.Due <= end)
        {
            _elapsed = timer.Due;
            Inline.Run(timer.Fire);
        }

        _elapsed = end;
    }

    /// <returns>Nothing is due any more.</returns>
    public bool AdvanceToNextTimer()
    {
        if (NextDue is not { } due)
            return false;
        Advance(due);
        return true;
    }

    private Timer? Next()
    {
        Timer? next = null;
        foreach (var timer in _timers)
        {
            if (next is null || timer.Due < next.Due || (timer.Due == next.Due && timer.Number < next.Number))
                next = timer;
        }

        return next;
    }

    private sealed class Timer(FakeClock clock, TimerCallback callback, object? state, long number) : ITimer
    {
        private TimeSpan _period;

        public TimeSpan Due { get; private set; }

        public long Number => number;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock._timers.Remove(this);
            _period = period;
            if (dueTime == Timeout.InfiniteTimeSpan)
                return true;

            Due = clock._elapsed + dueTime;
            clock._timers.Add(this);
            return true;
        }

        public void Fire()
        {
            if (_period == Timeout.InfiniteTimeSpan || _period == TimeSpan.Zero)
                clock._timers.Remove(this);
            else
                Due += _period;
            callback(state);
        }

        public void Dispose() => clock._timers.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
