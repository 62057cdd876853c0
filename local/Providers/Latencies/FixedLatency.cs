namespace WhatsAppReplies.Local.Providers.Latencies;

internal sealed class FixedLatency(TimeSpan always) : Latency
{
    public override TimeSpan Next() => always;
}
