namespace WhatsAppReplies.Local.Cloud.CloudWatch.Metrics;

/// <summary>What stands in a queue at one moment.</summary>
/// <param name="QueueName">The queue.</param>
/// <param name="Visible">To be received.</param>
/// <param name="NotVisible">Received and neither deleted nor visible again.</param>
/// <param name="Delayed">Sent, and not yet to be received.</param>
/// <param name="OldestSent">Of those that were not deleted; null: the queue is empty.</param>
internal sealed record QueueDepth(string QueueName, int Visible, int NotVisible, int Delayed, DateTimeOffset? OldestSent);
