namespace App.Tests.Simulation.Engine;

/// <summary>
/// Where a process' code goes on that leaves its caller's stack (<c>Task.Yield</c>): in an event of its own at the same instant, on the one thread
/// that there is.
/// </summary>
internal sealed class WorkerContext(Timeline timeline, Worker worker) : SynchronizationContext
{
    private readonly int _thread = Environment.CurrentManagedThreadId;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (Environment.CurrentManagedThreadId != _thread)
            throw new InvalidOperationException($"{worker} goes on with another thread: a seed would not repeat its history.");
        worker.Post(timeline.Now, () => d(state));
    }
}
