namespace WhatsAppReplies.Local.Cloud.Lambda.Environments;

/// <summary>
/// A function's environments, of all its versions together: of a version's the one that was used last is used first,
/// and a new one is made only when none is free.
/// </summary>
internal sealed class EnvironmentPool(int limit) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<ExecutionEnvironment> _idle = [];
    private readonly HashSet<ExecutionEnvironment> _all = [];
    private readonly TaskCompletionSource _quiet = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<ExecutionEnvironment> _outdated = [];
    private int _running;
    private bool _closed;

    public IReadOnlyList<ExecutionEnvironment> All
    {
        get
        {
            lock (_gate) return [.. _all];
        }
    }

    public int Running
    {
        get
        {
            lock (_gate) return _running;
        }
    }

    /// <summary>Null: as many as may run are running.</summary>
    public async Task<ExecutionEnvironment?> TakeAsync(FunctionContext version)
    {
        List<ExecutionEnvironment> dead = [];
        ExecutionEnvironment? taken = null;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            if (_running >= limit) return null;
            _running++;
            while (taken is null && _idle.FindLastIndex(idle => idle.Runs(version)) is >= 0 and var at)
            {
                var idle = _idle[at];
                _idle.RemoveAt(at);
                if (idle.HasDied) dead.Add(idle);
                else taken = idle;
            }

            _all.ExceptWith(dead);
        }

        foreach (var environment in dead) await environment.DisposeAsync();
        return taken ?? await AddAsync(version);
    }

    public async ValueTask GiveBackAsync(ExecutionEnvironment environment, bool reusable)
    {
        bool keep;
        lock (_gate)
        {
            keep = !_outdated.Remove(environment) && reusable && !_closed;
            if (keep) _idle.Add(environment);
            else _all.Remove(environment);
        }

        if (!keep) await environment.DisposeAsync();
        Leave();
    }

    /// <summary>As after a change of the function: what begins from now on begins in a new environment, and what is under way ends in its own.</summary>
    public async Task ReplaceAsync()
    {
        List<ExecutionEnvironment> idle;
        lock (_gate)
        {
            idle = [.. _idle];
            _idle.Clear();
            _all.ExceptWith(idle);
            _outdated.UnionWith(_all);
        }

        foreach (var environment in idle) await environment.DisposeAsync();
    }

    /// <summary>Ends when the last process has ended and its folder is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        List<ExecutionEnvironment> idle;
        lock (_gate)
        {
            if (_closed) return;
            _closed = true;
            idle = [.. _idle];
            if (_running == 0) _quiet.SetResult();
        }

        foreach (var environment in All) environment.Kill();
        await Task.WhenAll(idle.Select(environment => environment.DisposeAsync().AsTask()));
        await _quiet.Task;
    }

    private async Task<ExecutionEnvironment> AddAsync(FunctionContext version)
    {
        ExecutionEnvironment environment;
        try
        {
            environment = await ExecutionEnvironment.CreateAsync(version);
        }
        catch
        {
            Leave();
            throw;
        }

        lock (_gate)
        {
            _all.Add(environment);
            if (_closed) environment.Kill();
        }

        return environment;
    }

    private void Leave()
    {
        lock (_gate)
        {
            _running--;
            if (_closed && _running == 0) _quiet.TrySetResult();
        }
    }
}
