namespace WhatsAppReplies.Local.Cloud.Sns;

/// <summary>Subscription of somebody to a topic.</summary>
/// <param name="Arn">Once it is confirmed.</param>
/// <param name="Protocol">How it is told: <c>email</c>, <c>https</c>.</param>
/// <param name="Endpoint">Where.</param>
/// <param name="IsConfirmed">Nobody who has not confirmed is told anything.</param>
internal sealed record TopicSubscription(string Arn, string Protocol, string Endpoint, bool IsConfirmed);
