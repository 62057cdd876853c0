using System.Text.Json;

namespace WhatsAppReplies.Shared.Telemetry;

internal sealed class JsonLog : ILog
{
    /// <summary>Keeps a record far below the 256 KB at which CloudWatch splits a line.</summary>
    private const int LongestRecord = 100 * 1024;

    private readonly LineSink _sink;
    private readonly TimeProvider _time;
    private readonly Severity _least;
    private readonly LogField[] _bound;

    public JsonLog(LineSink sink, TimeProvider time, Severity least)
        : this(sink, time, least, [])
    {
    }

    private JsonLog(LineSink sink, TimeProvider time, Severity least, LogField[] bound) =>
        (_sink, _time, _least, _bound) = (sink, time, least, bound);

    public bool Writes(Severity severity) => severity >= _least;

    public void Write(Severity severity, string message, params ReadOnlySpan<LogField> fields)
    {
        if (Writes(severity))
            JsonLine.Write(_sink, new Record(_time.GetUtcNow(), severity, message, _bound, fields), static (writer, record) => record.WriteTo(writer));
    }

    public ILog With(params ReadOnlySpan<LogField> fields) => new JsonLog(_sink, _time, _least, [.. _bound, .. fields]);

    private static string NameOf(Severity severity) => severity switch
    {
        Severity.Debug => "DEBUG",
        Severity.Info => "INFO",
        Severity.Warning => "WARNING",
        Severity.Error => "ERROR",
        _ => "CRITICAL",
    };

    private readonly ref struct Record(
        DateTimeOffset timestamp, Severity severity, string message, ReadOnlySpan<LogField> bound, ReadOnlySpan<LogField> fields)
    {
        private readonly ReadOnlySpan<LogField> _bound = bound;
        private readonly ReadOnlySpan<LogField> _fields = fields;

        public void WriteTo(Utf8JsonWriter writer)
        {
            Span<char> instant = stackalloc char[24];
            timestamp.UtcDateTime.TryFormat(instant, out var length, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
            writer.WriteString("timestamp", instant[..length]);
            writer.WriteString("level", NameOf(severity));
            writer.WriteText("message", message);

            for (var i = 0; i < _bound.Length; i++)
            {
                // A name that comes again is said once, with the nearest value: JSON readers disagree about doubles.
                if (!Has(_bound[(i + 1)..], _bound[i].Name) && !Has(_fields, _bound[i].Name))
                    Write(writer, _bound[i]);
            }

            for (var i = 0; i < _fields.Length; i++)
            {
                if (!Has(_fields[(i + 1)..], _fields[i].Name))
                    Write(writer, _fields[i]);
            }
        }

        private static bool Has(ReadOnlySpan<LogField> fields, string name)
        {
            foreach (var field in fields)
            {
                if (field.Name == name)
                    return true;
            }

            return false;
        }

        private static void Write(Utf8JsonWriter writer, LogField field)
        {
            if (writer.BytesCommitted + writer.BytesPending > LongestRecord)
                return;

            switch (field.Kind)
            {
                case LogFieldKind.Text when field.Text is not null:
                    writer.WriteText(field.Name, field.Text);
                    break;
                case LogFieldKind.Integer:
                    writer.WriteNumber(field.Name, (long)field.Number);
                    break;
                case LogFieldKind.Number when double.IsFinite(field.Number):
                    writer.WriteNumber(field.Name, Math.Round(field.Number, 6));
                    break;
                case LogFieldKind.Boolean:
                    writer.WriteBoolean(field.Name, field.Number != 0);
                    break;
                default:
                    writer.WriteNull(field.Name);
                    break;
            }
        }
    }
}
