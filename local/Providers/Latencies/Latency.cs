namespace WhatsAppReplies.Local.Providers.Latencies;

/// <summary>How long a provider takes for a call that goes well.</summary>
internal abstract class Latency
{
    public static Latency None { get; } = new FixedLatency(TimeSpan.Zero);

    public static Latency Of(TimeSpan always) => new FixedLatency(always);

    public static Latency Between(TimeSpan least, TimeSpan most, int seed) => new UniformLatency(least, most, seed);

    /// <summary>What services really do: most calls near the median, a few far above it.</summary>
    public static Latency Around(TimeSpan median, double sigma, TimeSpan most, int seed) =>
        new LogNormalLatency(median, sigma, most, seed);

    public abstract TimeSpan Next();
}
