using Microsoft.Extensions.Time.Testing;

namespace WhatsAppReplies.Local.Tests.Time;

/// <summary>
/// FakeTimeProvider that also says when somebody waits for it: a test that advances the clock before the code under test has made its
/// timer would wait for ever.
/// </summary>
internal sealed class ManualClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly HashSet<ObservedTimer> _pending = [];
    private TaskCompletionSource _changed = NewSignal();

    public ManualClock()
        : this(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero))
    {
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ObservedTimer(this, callback, state);
        timer.Attach(base.CreateTimer(_ => timer.Fire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Waits until somebody else has started to wait for this clock, so that a step is not made too early.</summary>
    public async Task UntilTimersAsync(int count)
    {
        using var guard = new CancellationTokenSource(Guard);
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_pending.Count >= count) return;
                changed = _changed.Task;
            }

            await changed.WaitAsync(guard.Token);
        }
    }

    private void Set(ObservedTimer timer, bool isPending)
    {
        lock (_gate)
        {
            if (!isPending)
            {
                _pending.Remove(timer);
                return;
            }

            _pending.Add(timer);
            Interlocked.Exchange(ref _changed, NewSignal()).SetResult();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class ObservedTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private ITimer _inner = null!;
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public void Attach(ITimer inner) => _inner = inner;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            // Before the timer runs: what is due at once fires within the change.
            clock.Set(this, dueTime != Timeout.InfiniteTimeSpan);
            return _inner.Change(dueTime, period);
        }

        public void Fire()
        {
            if (_period <= TimeSpan.Zero) clock.Set(this, isPending: false);
            callback(state);
        }

        public void Dispose()
        {
            clock.Set(this, isPending: false);
            _inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
