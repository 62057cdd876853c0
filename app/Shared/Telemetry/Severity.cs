namespace WhatsAppReplies.Shared.Telemetry;

/// <summary>Written in upper case (<c>CRITICAL</c>): what the metric filter looks for.</summary>
internal enum Severity
{
    Debug,
    Info,
    Warning,
    Error,
    Critical,
}
