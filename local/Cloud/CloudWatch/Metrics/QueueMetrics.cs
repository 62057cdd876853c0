namespace WhatsAppReplies.Local.Cloud.CloudWatch.Metrics;

/// <summary>What SQS publishes in <c>AWS/SQS</c>: the depths once a minute, and what was sent, received and deleted as it happens.</summary>
internal sealed class QueueMetrics(MetricStore metrics, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    public async Task RunAsync(IQueueGauge gauge, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await SampleAsync(gauge, stop);
            await Task.Delay(Interval, clock, stop);
        }
    }

    public async Task SampleAsync(IQueueGauge gauge, CancellationToken cancellationToken = default)
    {
        var depths = await gauge.ReadAsync(cancellationToken);
        var now = clock.GetUtcNow();
        foreach (var depth in depths)
        {
            Put(depth.QueueName, "ApproximateNumberOfMessagesVisible", depth.Visible, "Count", now);
            Put(depth.QueueName, "ApproximateNumberOfMessagesNotVisible", depth.NotVisible, "Count", now);
            Put(depth.QueueName, "ApproximateNumberOfMessagesDelayed", depth.Delayed, "Count", now);
            var age = depth.OldestSent is { } oldest && now > oldest ? now - oldest : TimeSpan.Zero;
            Put(depth.QueueName, "ApproximateAgeOfOldestMessage", Math.Floor(age.TotalSeconds), "Seconds", now);
        }
    }

    /// <summary>What a message that comes to a dead-letter queue by redrive never counts as: nobody sent it there.</summary>
    public void Sent(string queueName, int messages) => Put(queueName, "NumberOfMessagesSent", messages, "Count", clock.GetUtcNow());

    public void Received(string queueName, int messages) =>
        Put(queueName, messages == 0 ? "NumberOfEmptyReceives" : "NumberOfMessagesReceived", Math.Max(messages, 1), "Count", clock.GetUtcNow());

    public void Deleted(string queueName, int messages) => Put(queueName, "NumberOfMessagesDeleted", messages, "Count", clock.GetUtcNow());

    private void Put(string queueName, string name, double value, string unit, DateTimeOffset at) =>
        metrics.Put(new MetricDatum(new MetricId("AWS/SQS", name, new Dictionary<string, string> { ["QueueName"] = queueName }), value, at, unit));
}
