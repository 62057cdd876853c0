using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Fakes.Turns;

internal sealed class RecordingLog : ILog
{
    private readonly LogField[] _fields;

    public RecordingLog()
        : this([], [])
    {
    }

    private RecordingLog(List<LogRecord> records, LogField[] fields) => (Records, _fields) = (records, fields);

    public List<LogRecord> Records { get; }

    public bool Writes(Severity severity) => true;

    public void Write(Severity severity, string message, params ReadOnlySpan<LogField> fields)
    {
        var named = _fields.ToDictionary(field => field.Name);
        foreach (var field in fields)
            named[field.Name] = field;
        lock (Records)
            Records.Add(new(severity, message, named));
    }

    public ILog With(params ReadOnlySpan<LogField> fields) => new RecordingLog(Records, [.. _fields, .. fields]);
}
