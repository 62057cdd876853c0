namespace WhatsAppReplies.Local.Cloud.Sns;

/// <summary>The declared topics, as alarms see them.</summary>
internal interface ITopics
{
    /// <summary>Delivers to the topic's subscriptions and to the visible outbox; returns the message id. An unknown topic is an error.</summary>
    Task<string> PublishAsync(string topicArn, string subject, string message, CancellationToken cancellationToken = default);
}
