using System.Collections.Concurrent;

namespace App.Tests.Fakes;

/// <summary>
/// Runs asynchronous work on the calling thread alone: whatever continues, continues there, one after the other. When a call of the work ends in a
/// process's death, everything else of that process has come to rest before the test goes on.
/// </summary>
internal sealed class SingleThread : SynchronizationContext
{
    /// <summary>Work that waits for something that never comes is a failed test.</summary>
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(60);

    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _queue = [];

    private SingleThread()
    {
    }

    public static bool IsCurrent => Current is SingleThread;

    public static void Run(Func<Task> work)
    {
        var outer = Current;
        var thread = new SingleThread();
        SetSynchronizationContext(thread);
        try
        {
            var task = work();
            _ = task.ContinueWith(_ => thread._queue.CompleteAdding(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            while (!thread._queue.IsCompleted)
            {
                if (thread._queue.TryTake(out var next, Guard))
                    next.Callback(next.State);
                else if (!thread._queue.IsCompleted)
                    throw new TimeoutException("The work waits for something that does not come.");
            }

            task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    /// <summary>What a dead process would still do, when all is over, is not done.</summary>
    public override void Post(SendOrPostCallback d, object? state)
    {
        try
        {
            _queue.Add((d, state));
        }
        catch (InvalidOperationException) when (_queue.IsAddingCompleted)
        {
            // The work has ended.
        }
    }
}
