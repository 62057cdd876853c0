using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport.Errors;

/// <summary>The JSON by which the service learns of an exception.</summary>
internal static class ErrorBody
{
    private const int Most = 256 * 1024;

    public static string Of(Exception exception)
    {
        var full = Write(exception, withDetails: true);
        return full.Length <= Most ? Encoding.UTF8.GetString(full) : Encoding.UTF8.GetString(Write(exception, withDetails: false));
    }

    private static byte[] Write(Exception exception, bool withDetails)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        Write(writer, exception, withDetails);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, Exception exception, bool withDetails)
    {
        writer.WriteStartObject();
        writer.WriteString("errorType", exception.GetType().Name);
        writer.WriteString("errorMessage", withDetails ? exception.Message : "The exception was too large to be reported.");
        if (withDetails)
        {
            WriteStackTrace(writer, exception);
            WriteCauses(writer, exception);
        }

        writer.WriteEndObject();
    }

    private static void WriteStackTrace(Utf8JsonWriter writer, Exception exception)
    {
        writer.WriteStartArray("stackTrace");
        foreach (var line in (exception.StackTrace ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            writer.WriteStringValue(line);
        }

        writer.WriteEndArray();
    }

    private static void WriteCauses(Utf8JsonWriter writer, Exception exception)
    {
        if (exception.InnerException is { } inner)
        {
            writer.WritePropertyName("cause");
            Write(writer, inner, withDetails: true);
        }

        if (exception is not AggregateException { InnerExceptions: { Count: > 0 } several })
        {
            return;
        }

        writer.WriteStartArray("causes");
        foreach (var one in several)
        {
            Write(writer, one, withDetails: true);
        }

        writer.WriteEndArray();
    }
}
