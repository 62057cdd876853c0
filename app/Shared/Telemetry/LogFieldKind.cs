namespace WhatsAppReplies.Shared.Telemetry;

internal enum LogFieldKind
{
    Text,
    Integer,
    Number,
    Boolean,
}
