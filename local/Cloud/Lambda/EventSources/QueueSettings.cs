namespace WhatsAppReplies.Local.Cloud.Lambda.EventSources;

internal sealed record QueueSettings(TimeSpan VisibilityTimeout, bool IsFifo);
