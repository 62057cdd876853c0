namespace Pulumi;

/// <summary>Work that a program started by declaring resources and outputs, and that a run must wait for.</summary>
internal sealed class InFlightTasks
{
    private readonly Lock _lock = new();
    private readonly List<Exception> _failures = [];
    private int _running;
    private TaskCompletionSource? _idle;

    public void Add(Task task)
    {
        lock (_lock) _running++;
        task.ContinueWith(Ended, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    /// <summary>Completes when nothing runs any more, with what failed on the way.</summary>
    public async Task<IReadOnlyList<Exception>> WhenIdleAsync()
    {
        Task idle;
        lock (_lock)
        {
            if (_running == 0) return [.. _failures];
            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            idle = _idle.Task;
        }

        await idle.ConfigureAwait(false);
        lock (_lock) return [.. _failures];
    }

    private void Ended(Task task)
    {
        lock (_lock)
        {
            if (task.Exception is { } failure) _failures.AddRange(failure.InnerExceptions);
            if (task.IsCanceled) _failures.Add(new TaskCanceledException(task));
            if (--_running == 0) _idle?.TrySetResult();
        }
    }
}
