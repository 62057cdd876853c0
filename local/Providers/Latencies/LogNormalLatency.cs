namespace WhatsAppReplies.Local.Providers.Latencies;

internal sealed class LogNormalLatency(TimeSpan median, double sigma, TimeSpan most, int seed) : Latency
{
    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);

    public override TimeSpan Next()
    {
        double normal;
        lock (_gate)
        {
            // Box and Muller's transform; 1 - x keeps the logarithm away from zero.
            normal = Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
        }

        var drawn = median * Math.Exp(sigma * normal);
        return drawn < most ? drawn : most;
    }
}
