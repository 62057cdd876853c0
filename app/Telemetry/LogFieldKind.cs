namespace WhatsAppReplies.Telemetry;

internal enum LogFieldKind
{
    Text,
    Integer,
    Number,
    Boolean,
}
