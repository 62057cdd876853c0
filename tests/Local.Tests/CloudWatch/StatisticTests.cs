using WhatsAppReplies.Local.Cloud.CloudWatch;
using WhatsAppReplies.Local.Cloud.CloudWatch.Metrics;

namespace WhatsAppReplies.Local.Tests.CloudWatch;

public sealed class StatisticTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Sum", 5050)]
    [InlineData("Average", 50.5)]
    [InlineData("Minimum", 1)]
    [InlineData("Maximum", 100)]
    [InlineData("SampleCount", 100)]
    [InlineData("p50", 50)]
    [InlineData("p99", 99)]
    [InlineData("p99.9", 100)]
    public void A_period_comes_to_one_value(string statistic, double value) =>
        Assert.Equal(value, Statistic.Parse(statistic).Of([.. Enumerable.Range(1, 100).Select(i => (double)i)]));

    [Theory]
    [InlineData("sum")]
    [InlineData("p0")]
    [InlineData("p101")]
    public void Another_statistic_is_refused(string statistic) => Assert.Throws<CloudWatchException>(() => Statistic.Parse(statistic));

    [Fact]
    public void A_period_begins_with_its_first_moment_and_ends_before_its_last()
    {
        var metrics = new MetricStore();
        var metric = new MetricId("App", "Count");
        metrics.Put(new MetricDatum(metric, 1, Noon));
        metrics.Put(new MetricDatum(metric, 10, Noon + TimeSpan.FromMinutes(1)));

        Assert.Equal(1, metrics.Statistic(metric, Statistic.Parse("Sum"), Noon, Noon + TimeSpan.FromMinutes(1)));
        Assert.Null(metrics.Statistic(metric, Statistic.Parse("Sum"), Noon - TimeSpan.FromMinutes(1), Noon));
    }

    [Fact]
    public void A_metric_with_other_dimensions_is_another_metric()
    {
        var metrics = new MetricStore();
        metrics.Put(new MetricDatum(new MetricId("App", "Count", new Dictionary<string, string> { ["A"] = "1", ["B"] = "2" }), 1, Noon));

        Assert.Equal([1], metrics.Values(new MetricId("App", "Count", new Dictionary<string, string> { ["B"] = "2", ["A"] = "1" })));
        Assert.Empty(metrics.Values(new MetricId("App", "Count", new Dictionary<string, string> { ["A"] = "1" })));
        Assert.Empty(metrics.Values(new MetricId("App", "Count")));
    }
}
