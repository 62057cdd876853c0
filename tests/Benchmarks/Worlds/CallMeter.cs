using System.Collections.Concurrent;

namespace WhatsAppReplies.Benchmarks.Worlds;

/// <summary>Writes down the calls of the subjects while somebody wants to know; the event source mapping and the operator make calls too.</summary>
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
