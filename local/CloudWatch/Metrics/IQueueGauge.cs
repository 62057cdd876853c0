namespace WhatsAppReplies.Local.CloudWatch.Metrics;

internal interface IQueueGauge
{
    Task<IReadOnlyList<QueueDepth>> ReadAsync(CancellationToken cancellationToken = default);
}
