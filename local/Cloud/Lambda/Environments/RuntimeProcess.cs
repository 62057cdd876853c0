using WhatsAppReplies.Local.Cloud.Lambda.Processes;
using WhatsAppReplies.Local.Cloud.Lambda.RuntimeApi;

namespace WhatsAppReplies.Local.Cloud.Lambda.Environments;

/// <summary>One process of an environment and the conversation with it, within limits of time and memory.</summary>
internal sealed class RuntimeProcess : IAsyncDisposable
{
    private readonly FunctionProcess _process;
    private readonly RuntimeSession _session;
    private readonly MemoryWatch _memory;
    private readonly TimeProvider _clock;

    public RuntimeProcess(FunctionProcess process, RuntimeSession session, int memoryMegabytes, TimeProvider clock)
    {
        _process = process;
        _session = session;
        _clock = clock;
        _memory = new MemoryWatch(process, memoryMegabytes, clock);
    }

    public int Id => _process.Id;

    public Task Exited => _process.Exited;

    public bool HasExited => _process.Exited.IsCompleted;

    public bool OutOfMemory => _memory.Exceeded;

    public long PeakMemoryBytes
    {
        get
        {
            _memory.Look();
            return _memory.PeakBytes;
        }
    }

    /// <summary>Null: the process asks for work.</summary>
    public async Task<InitFailure?> InitializeAsync(TimeSpan limit)
    {
        if (!await FirstWithinAsync(limit, _session.Initialized, _process.Exited)) return new InitFailure.TimedOut(limit);
        if (!_session.Initialized.IsCompleted) return new InitFailure.Exited(await _process.Exited, OutOfMemory);
        return await _session.Initialized is { } error ? new InitFailure.Reported(error) : null;
    }

    public async Task<InvocationEnd> RunAsync(Invocation invocation, TimeSpan limit)
    {
        var started = _clock.GetTimestamp();
        _memory.Resume();
        _process.Thaw();
        var (outcome, free) = _session.Begin(invocation);
        var inTime = await FirstWithinAsync(limit, outcome, _process.Exited);
        if (inTime && outcome.IsCompleted)
            inTime = await FirstWithinAsync(limit - _clock.GetElapsedTime(started), free, _process.Exited);
        _process.DrainOutput();
        _memory.Look();
        if (_memory.Exceeded) return new InvocationEnd(null, await _process.Exited, TimedOut: false);
        var posted = outcome.IsCompleted ? await outcome : null;
        var asksForMore = free.IsCompleted && !_process.Exited.IsCompleted;
        ExitStatus? exit = inTime && !asksForMore ? await _process.Exited : null;
        return new InvocationEnd(posted, exit, !inTime);
    }

    public void Freeze()
    {
        _memory.Pause();
        _process.Freeze();
    }

    public void DrainOutput() => _process.DrainOutput();

    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        _memory.Dispose();
        await _process.DisposeAsync();
    }

    private async Task<bool> FirstWithinAsync(TimeSpan limit, params Task[] tasks)
    {
        using var settled = new CancellationTokenSource();
        var timeout = Task.Delay(limit > TimeSpan.Zero ? limit : TimeSpan.Zero, _clock, settled.Token);
        var first = await Task.WhenAny([.. tasks, timeout]);
        await settled.CancelAsync();
        return first != timeout;
    }
}
