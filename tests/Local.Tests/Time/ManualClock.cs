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

    private void Forget(ObservedTimer timer)
    {
        lock (_gate)
        {
            timer.IsDue = false;
            _pending.Remove(timer);
        }
    }

    private void Expect(ObservedTimer timer)
    {
        lock (_gate)
        {
            timer.IsDue = true;
            _pending.Remove(timer);
        }
    }

    /// <summary>Only now: a step that is made between the two would be made too early. What was due at once has fired already.</summary>
    private void Tell(ObservedTimer timer)
    {
        lock (_gate)
        {
            if (!timer.IsDue) return;
            _pending.Add(timer);
            Interlocked.Exchange(ref _changed, NewSignal()).SetResult();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class ObservedTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private ITimer _inner = null!;
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        /// <summary>It will fire.</summary>
        public bool IsDue { get; set; }

        public void Attach(ITimer inner) => _inner = inner;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                clock.Forget(this);
                return _inner.Change(dueTime, period);
            }

            clock.Expect(this);
            var isChanged = _inner.Change(dueTime, period);
            clock.Tell(this);
            return isChanged;
        }

        public void Fire()
        {
            if (_period <= TimeSpan.Zero) clock.Forget(this);
            callback(state);
        }

        public void Dispose()
        {
            clock.Forget(this);
            _inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
