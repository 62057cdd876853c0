using WhatsAppReplies.Local.Cloud.CloudWatch.Metrics;
using WhatsAppReplies.Local.Tests.Time;

namespace WhatsAppReplies.Local.Tests.CloudWatch;

public sealed class QueueMetricTests
{
    private static readonly string[] Names =
        ["ApproximateNumberOfMessagesVisible", "ApproximateNumberOfMessagesNotVisible", "ApproximateNumberOfMessagesDelayed", "ApproximateAgeOfOldestMessage"];

    [Fact]
    public async Task A_sample_says_how_many_wait_and_how_old_the_oldest_is()
    {
        var clock = new ManualClock();
        var metrics = new MetricStore();
        var gauge = new FixedGauge(new QueueDepth("triggers", 3, 2, 1, clock.GetUtcNow() - TimeSpan.FromSeconds(90.5)), new QueueDepth("dead", 0, 0, 0, null));

        await new QueueMetrics(metrics, clock).SampleAsync(gauge);

        Assert.Equal([3, 2, 1, 90], Of("triggers"));
        Assert.Equal([0, 0, 0, 0], Of("dead"));

        IEnumerable<double> Of(string queue) => Names.Select(name =>
            metrics.Values(new MetricId("AWS/SQS", name, new Dictionary<string, string> { ["QueueName"] = queue })).Single());
    }

    private sealed class FixedGauge(params QueueDepth[] depths) : IQueueGauge
    {
        public Task<IReadOnlyList<QueueDepth>> ReadAsync(CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<QueueDepth>>(depths);
    }
}
