namespace WhatsAppReplies.Shared.Telemetry;

/// <summary>JSON records, one a line, on the raw standard output.</summary>
internal interface ILog
{
    bool Writes(Severity severity);

    /// <param name="severity">How bad it is; CRITICAL raises an alarm.</param>
    /// <param name="message">A constant sentence: what varies belongs into fields.</param>
    /// <param name="fields">Named values.</param>
    void Write(Severity severity, string message, params ReadOnlySpan<LogField> fields);

    /// <summary>The same log for one record of one invocation.</summary>
    ILog With(params ReadOnlySpan<LogField> fields);
}

/// <summary>Written in upper case (<c>CRITICAL</c>): what the metric filter looks for.</summary>
internal enum Severity
{
    Debug,
    Info,
    Warning,
    Error,
    Critical,
}
