namespace WhatsAppReplies.Local.Cloud.Lambda.EventSources;

/// <summary>
/// How many batches a mapping works on at once: five at first, 300 more a minute while all are busy, never more than its maximum,
/// and fewer after a function error. A batch is received only when there is a place for it, so what waits stays uncounted in the queue.
/// </summary>
internal sealed class PollingScale(int maximum, TimeProvider clock)
{
    private const int AtFirst = 5;
    private const int Least = 2;

    private static readonly TimeSpan OneMore = TimeSpan.FromMinutes(1) / 300;

    private readonly Lock _gate = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private int _limit = Math.Min(AtFirst, maximum);
    private int _used;

    public int Limit
    {
        get
        {
            lock (_gate) return _limit;
        }
    }

    public async Task TakeAsync(CancellationToken cancellationToken)
    {
        while (WaitForPlace() is { } place)
        {
            using var waited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var raise = Task.Delay(OneMore, clock, waited.Token);
            if (await Task.WhenAny(place, raise) == raise)
            {
                await raise;
                Raise();
            }

            await waited.CancelAsync();
        }
    }

    public void Release()
    {
        lock (_gate)
        {
            _used--;
            Wake();
        }
    }

    public void BackOff()
    {
        lock (_gate) _limit = Math.Max(Math.Min(Least, maximum), _limit / 2);
    }

    private void Raise()
    {
        lock (_gate)
        {
            if (_limit < maximum) _limit++;
            Wake();
        }
    }

    /// <summary>Null: the place is taken.</summary>
    private Task? WaitForPlace()
    {
        lock (_gate)
        {
            if (_used < _limit)
            {
                _used++;
                return null;
            }

            var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(waiting);
            return waiting.Task;
        }
    }

    private void Wake()
    {
        while (_waiting.TryDequeue(out var waiting)) waiting.SetResult();
    }
}
