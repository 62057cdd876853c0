using System.Collections.Concurrent;

namespace WhatsAppReplies.Benchmarks.Fixtures;

/// <summary>Counter of the subjects' calls while it is on; the event source mapping and the operator make calls too, which do not count.</summary>
internal sealed class CallMeter
{
    private readonly ConcurrentQueue<AwsCall> _calls = new();

    /// <summary>The access key that the subjects sign with.</summary>
    public string Of { get; set; } = "";

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
