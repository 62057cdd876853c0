namespace WhatsAppReplies.Local.Providers.Latencies;

internal sealed class UniformLatency(TimeSpan least, TimeSpan most, int seed) : Latency
{
    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);

    public override TimeSpan Next()
    {
        lock (_gate)
        {
            return least + ((most - least) * _random.NextDouble());
        }
    }
}
