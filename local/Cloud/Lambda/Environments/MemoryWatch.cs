using WhatsAppReplies.Local.Cloud.Lambda.Processes;

namespace WhatsAppReplies.Local.Cloud.Lambda.Environments;

/// <summary>
/// Kills a process that has held more memory than the function has. The kernel keeps the highest mark, so that nothing is missed between two
/// looks; only the kill comes a few milliseconds late. A limit of the kernel's own would not do: on the address space it counts what .NET reserves
/// and never touches, and a control group is not everybody's to make.
/// </summary>
internal sealed class MemoryWatch : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private readonly FunctionProcess _process;
    private readonly long _limitBytes;
    private readonly ITimer _timer;
    private volatile bool _exceeded;
    private long _peak;

    public MemoryWatch(FunctionProcess process, int limitMegabytes, TimeProvider clock)
    {
        _process = process;
        _limitBytes = limitMegabytes * 1024L * 1024L;
        _timer = clock.CreateTimer(_ => Look(), null, Interval, Interval);
    }

    public bool Exceeded => _exceeded;

    public long PeakBytes => Interlocked.Read(ref _peak);

    public void Look()
    {
        var memory = _process.Memory();
        if (memory.PeakBytes > PeakBytes) Interlocked.Exchange(ref _peak, memory.PeakBytes);
        if (memory.PeakBytes <= _limitBytes) return;
        _exceeded = true;
        _process.Kill();
    }

    public void Pause() => _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public void Resume() => _timer.Change(Interval, Interval);

    public void Dispose() => _timer.Dispose();
}
