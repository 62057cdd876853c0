using WhatsAppReplies.Local.Providers.Latencies;

namespace WhatsAppReplies.Local.Tests.Providers;

public sealed class LatencyTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void A_fixed_latency_is_always_the_same() => Assert.All(Draw(Latency.Of(Second)), drawn => Assert.Equal(Second, drawn));

    [Fact]
    public void A_uniform_latency_fills_its_range()
    {
        var drawn = Draw(Latency.Between(Second, 3 * Second, seed: 1));

        Assert.All(drawn, latency => Assert.InRange(latency, Second, 3 * Second));
        Assert.InRange(drawn.Average(latency => latency.TotalSeconds), 1.9, 2.1);
    }

    [Fact]
    public void A_lognormal_latency_lies_around_its_median_and_below_its_limit()
    {
        var drawn = Draw(Latency.Around(2 * Second, sigma: 0.5, most: 6 * Second, seed: 1));

        Assert.InRange(drawn.Order().ElementAt(drawn.Count / 2).TotalSeconds, 1.9, 2.1);
        Assert.Equal(6 * Second, drawn.Max());
        Assert.True(drawn.Min() > TimeSpan.Zero);
    }

    [Fact]
    public void The_same_seed_draws_the_same() =>
        Assert.Equal(Draw(Latency.Around(Second, 0.5, 9 * Second, seed: 3)), Draw(Latency.Around(Second, 0.5, 9 * Second, seed: 3)));

    private static List<TimeSpan> Draw(Latency latency) => [.. Enumerable.Range(0, 5000).Select(_ => latency.Next())];
}
