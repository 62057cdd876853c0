namespace WhatsAppReplies.Local.Cloud.CloudWatch.Metrics;

internal interface IQueueGauge
{
    Task<IReadOnlyList<QueueDepth>> ReadAsync(CancellationToken cancellationToken = default);
}
