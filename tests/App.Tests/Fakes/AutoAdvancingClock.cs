namespace App.Tests.Fakes;

/// <summary>
/// Clock that moves only when it is told to, or when somebody waits: a wait up to <paramref name="jump"/> is over at once and the clock
/// has moved on by it. Longer timers (limits of whole calls) wait for <see cref="Advance"/>. FakeTimeProvider could only move at every
/// reading, not at every wait.
/// </summary>
public sealed class AutoAdvancingClock(TimeSpan jump) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Timer> _timers = [];
    private readonly List<TimeSpan> _waits = [];
    private DateTimeOffset _now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public AutoAdvancingClock()
        : this(TimeSpan.FromSeconds(60))
    {
    }

    /// <summary>The waits that were jumped over, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_gate)
                return [.. _waits];
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Ends when a timer runs that waits for <see cref="Advance"/>.</summary>
    public async Task TimerAsync()
    {
        while (true)
        {
            lock (_gate)
            {
                if (_timers.Count > 0)
                    return;
            }

            await Task.Yield();
        }
    }

    public void Advance(TimeSpan by)
    {
        List<Timer> due;
        lock (_gate)
        {
            _now += by;
            due = [.. _timers.Where(timer => timer.Due <= _now)];
            _timers.RemoveAll(due.Contains);
        }

        due.ForEach(timer => timer.Fire());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private void Schedule(Timer timer, TimeSpan dueTime)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
                return;

            timer.Due = _now + dueTime;
            if (dueTime > jump)
            {
                _timers.Add(timer);
                return;
            }

            _waits.Add(dueTime);
            _now += dueTime;
        }

        // On another thread: whoever makes a timer has not yet got it in hand.
        ThreadPool.QueueUserWorkItem(_ => timer.Fire());
    }

    private void Forget(Timer timer)
    {
        lock (_gate)
            _timers.Remove(timer);
    }

    private sealed class Timer(AutoAdvancingClock time, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time.Schedule(this, dueTime);
            return true;
        }

        public void Fire() => callback(state);

        public void Dispose() => time.Forget(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
