namespace WhatsAppReplies.Local.Providers.Hosting;

/// <summary>Counts what happens, and lets others wait for it instead of asking again and again.</summary>
internal sealed class Tally
{
    private readonly Lock _gate = new();
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiting = [];
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public int Add()
    {
        lock (_gate)
        {
            _count++;
            foreach (var (_, reached) in _waiting.Where(waiting => waiting.Count <= _count))
            {
                reached.SetResult();
            }

            _waiting.RemoveAll(waiting => waiting.Count <= _count);
            return _count;
        }
    }

    public Task UntilAsync(int count, CancellationToken cancellationToken)
    {
        // Whoever waits goes on elsewhere, not inside what is being counted.
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_count >= count)
            {
                return Task.CompletedTask;
            }

            _waiting.Add((count, reached));
        }

        return reached.Task.WaitAsync(cancellationToken);
    }
}
