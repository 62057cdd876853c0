using App.Tests.Fakes;
using WhatsAppReplies.Shared.Time;

namespace App.Tests.Time;

public class BackoffTests
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 16)]
    [InlineData(6, 20)]
    [InlineData(int.MaxValue, 20)]
    public void An_exponential_backoff_doubles_until_its_bound(int attempt, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Backoff.Exponential(First, attempt, Most));

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 5)]
    [InlineData(2, 15)]
    [InlineData(9, 15)]
    public void A_stepped_backoff_stays_at_its_last_step(int attempt, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Backoff.Stepped([TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15)], attempt));

    [Fact]
    public void Jitter_stays_within_its_bounds_and_differs()
    {
        var chance = new SeededChance();

        var delays = Enumerable.Range(0, 1000).Select(_ => First.WithJitter(0.5, 1.5, chance)).ToList();

        Assert.All(delays, delay => Assert.InRange(delay, First * 0.5, First * 1.5));
        Assert.True(delays.Max() - delays.Min() > First * 0.9, "the whole range is used");
    }
}
