namespace WhatsAppReplies.Local.Cloud.Sns;

internal sealed record TopicSubscription(string Arn, string Protocol, string Endpoint);
