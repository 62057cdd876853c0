namespace WhatsAppReplies.Local.Cloud;

/// <summary>What must end with its owner, in the reverse order of its beginning; one that fails to end does not keep the others alive.</summary>
internal sealed class Cleanup : IAsyncDisposable
{
    private readonly Stack<Func<ValueTask>> _ends = new();

    public T Add<T>(T thing)
        where T : notnull
    {
        switch (thing)
        {
            case IAsyncDisposable asynchronous:
                _ends.Push(asynchronous.DisposeAsync);
                break;
            case IDisposable disposable:
                Add(() =>
                {
                    disposable.Dispose();
                    return ValueTask.CompletedTask;
                });
                break;
            default:
                throw new ArgumentException($"{thing.GetType().Name} cannot be disposed of.", nameof(thing));
        }

        return thing;
    }

    public void Add(Func<ValueTask> end) => _ends.Push(end);

    /// <summary>Runs beside its owner until that ends.</summary>
    public void Run(Func<CancellationToken, Task> loop)
    {
        var stop = new CancellationTokenSource();
        var running = loop(stop.Token);
        Add(async () =>
        {
            await stop.CancelAsync();
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stop.Dispose();
            if (running.IsFaulted) await running;
        });
    }

    public async ValueTask DisposeAsync()
    {
        var failures = new List<Exception>();
        while (_ends.TryPop(out var end))
        {
            try
            {
                await end();
            }
            catch (Exception e)
            {
                failures.Add(e);
            }
        }

        if (failures.Count > 0) throw new AggregateException(failures);
    }
}
