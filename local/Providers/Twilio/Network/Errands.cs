namespace WhatsAppReplies.Local.Providers.Twilio.Network;

/// <summary>What the network does by itself, beside the calls that it answers. A mistake in it is kept until somebody waits.</summary>
internal sealed class Errands : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly HashSet<Task> _underWay = [];
    private readonly CancellationTokenSource _stopping = new();

    public void Run(Func<CancellationToken, Task> errand)
    {
        var running = errand(_stopping.Token);
        lock (_gate) _underWay.Add(running);
        _ = running.ContinueWith(
            done =>
            {
                if (done.IsFaulted) return;
                lock (_gate) _underWay.Remove(done);
            },
            TaskScheduler.Default);
    }

    /// <summary>Until nothing is under way that was begun before.</summary>
    public Task UntilDoneAsync(CancellationToken cancellationToken)
    {
        Task[] underWay;
        lock (_gate) underWay = [.. _underWay];
        return Task.WhenAll(underWay).WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        Task[] underWay;
        lock (_gate) underWay = [.. _underWay];
        await Task.WhenAll(underWay).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }
}
