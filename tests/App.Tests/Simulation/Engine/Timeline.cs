namespace App.Tests.Simulation.Engine;

/// <summary>
/// Event queue with virtual time: events run one after the other on one thread. Two events of the same instant keep the order in which
/// they were planned.
/// </summary>
internal sealed class Timeline
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private readonly PriorityQueue<Action, (TimeSpan Due, long Number)> _events = new();
    private long _number;

    public TimeSpan Now { get; private set; }

    public DateTimeOffset UtcNow => Start + Now;

    public long Steps { get; private set; }

    public void At(TimeSpan due, Action happens) => _events.Enqueue(happens, (due < Now ? Now : due, _number++));

    public void After(TimeSpan delay, Action happens) => At(Now + delay, happens);

    /// <returns>Nothing is planned any more.</returns>
    public bool Step()
    {
        if (!_events.TryDequeue(out var happens, out var when))
            return false;

        Now = when.Due;
        Steps++;
        happens();
        return true;
    }
}
