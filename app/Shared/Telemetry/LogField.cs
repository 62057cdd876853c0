namespace WhatsAppReplies.Shared.Telemetry;

/// <summary>A named value of a log record. Only counts, durations, codes, hashes and provider ids: never text of a customer, an address or a secret.</summary>
internal readonly record struct LogField
{
    private LogField(string name, string? text, double number, LogFieldKind kind) =>
        (Name, Text, Number, Kind) = (name, text, number, kind);

    public string Name { get; }

    public string? Text { get; }

    public double Number { get; }

    public LogFieldKind Kind { get; }

    public static LogField Of(string name, string? value) => new(name, value, 0, LogFieldKind.Text);

    public static LogField Of(string name, long value) => new(name, null, value, LogFieldKind.Integer);

    public static LogField Of(string name, double value) => new(name, null, value, LogFieldKind.Number);

    public static LogField Of(string name, bool value) => new(name, null, value ? 1 : 0, LogFieldKind.Boolean);
}

internal enum LogFieldKind
{
    Text,
    Integer,
    Number,
    Boolean,
}
