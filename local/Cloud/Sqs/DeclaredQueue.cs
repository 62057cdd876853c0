namespace WhatsAppReplies.Local.Cloud.Sqs;

internal sealed record DeclaredQueue(string Name, string Arn, string Url, RedrivePolicy? Redrive);
