namespace App.Tests.Simulation.Engine;

/// <summary>A worker's own view of time: its wall clock is off by some seconds and can be set; durations are true. Its timers stop with it.</summary>
internal sealed class WorkerTime(Timeline timeline, Worker worker) : TimeProvider
{
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => timeline.UtcNow + worker.Skew;

    public override long GetTimestamp() => timeline.Now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (period != Timeout.InfiniteTimeSpan)
            throw new NotSupportedException("a timer that fires more than once");

        var timer = new Timer(timeline, worker, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(Timeline timeline, Worker worker, TimerCallback callback, object? state) : ITimer
    {
        private int _version;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var version = ++_version;
            if (dueTime == Timeout.InfiniteTimeSpan)
                return true;

            worker.Post(timeline.Now + dueTime, () =>
            {
                if (version == _version)
                    callback(state);
            });
            return true;
        }

        public void Dispose() => _version++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
