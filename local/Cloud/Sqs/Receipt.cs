namespace WhatsAppReplies.Local.Cloud.Sqs;

/// <summary>One receive of a message.</summary>
/// <param name="At">From here its twelve hours count.</param>
/// <param name="HiddenUntil">After it the message is somebody else's.</param>
internal sealed record Receipt(DateTimeOffset At, DateTimeOffset HiddenUntil);
