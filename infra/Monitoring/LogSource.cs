namespace WhatsAppReplies.Infra.Monitoring;

/// <summary>Whose logs are asked.</summary>
internal enum LogSource
{
    Replies,
    Inbound,
    Pause,
}
