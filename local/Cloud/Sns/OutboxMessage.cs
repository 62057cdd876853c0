namespace WhatsAppReplies.Local.Cloud.Sns;

/// <summary>What was published, and to whom it would have gone.</summary>
internal sealed record OutboxMessage(
    string MessageId, DateTimeOffset At, string TopicArn, IReadOnlyList<TopicSubscription> To, string Subject, string Message);
