namespace WhatsAppReplies.Local.Sns;

internal sealed record TopicSubscription(string Arn, string Protocol, string Endpoint);
