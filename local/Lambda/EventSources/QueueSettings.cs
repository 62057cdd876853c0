namespace WhatsAppReplies.Local.Lambda.EventSources;

internal sealed record QueueSettings(TimeSpan VisibilityTimeout, bool IsFifo);
