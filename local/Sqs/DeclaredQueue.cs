namespace WhatsAppReplies.Local.Sqs;

internal sealed record DeclaredQueue(string Name, string Arn, string Url, RedrivePolicy? Redrive);
