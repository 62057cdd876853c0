namespace WhatsAppReplies.Local.Cloud.CloudWatch.Logs;

internal sealed record LogEvent(string Group, string Stream, DateTimeOffset Timestamp, string Message);
