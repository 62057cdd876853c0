using System.Collections.Concurrent;

namespace WhatsAppReplies.Benchmarks.Worlds;

/// <summary>Writes down calls while somebody wants to know.</summary>
internal sealed class CallMeter
{
    private readonly ConcurrentQueue<AwsCall> _calls = new();

    /// <summary>Off while time is measured: metering costs some.</summary>
    public bool On { get; private set; }

    public void Start()
    {
        _calls.Clear();
        On = true;
    }

    public IReadOnlyList<AwsCall> Stop()
    {
        On = false;
        return [.. _calls];
    }

    public void Add(AwsCall call) => _calls.Enqueue(call);
}
