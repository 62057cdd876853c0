using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport.Errors;

/// <summary>The same exception in the form that a trace shows.</summary>
internal static class XRayCause
{
    private const int Most = 1024 * 1024;

    public static string Of(Exception exception)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, exception);
        }

        // Too large for a header: the error itself is still reported, only the trace goes without its cause.
        return buffer.WrittenCount < Most ? Encoding.UTF8.GetString(buffer.WrittenSpan) : null;
    }

    private static void Write(Utf8JsonWriter writer, Exception exception)
    {
        var frames = new StackTrace(exception, fNeedFileInfo: true).GetFrames();
        writer.WriteStartObject();
        writer.WriteString("working_directory", Environment.CurrentDirectory);
        writer.WriteStartArray("exceptions");
        writer.WriteStartObject();
        writer.WriteString("type", exception.GetType().Name);
        writer.WriteString("message", exception.Message);
        writer.WriteStartArray("stack");
        foreach (var frame in frames)
        {
            writer.WriteStartObject();
            writer.WriteString("path", frame.GetFileName());
            writer.WriteNumber("line", frame.GetFileLineNumber());
            writer.WriteString("label", DiagnosticMethodInfo.Create(frame)?.Name);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteStartArray("paths");
        foreach (var path in frames.Select(f => f.GetFileName()).Where(p => p is not null).Distinct())
        {
            writer.WriteStringValue(path);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
