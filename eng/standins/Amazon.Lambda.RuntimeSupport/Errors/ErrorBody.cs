using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport.Errors;

/// <summary>The JSON by which the service learns of an exception. What the service's limit leaves no room for says only that.</summary>
internal static class ErrorBody
{
    private const int Most = 256 * 1024;

    private const string TooLarge = """{"errorMessage": "Exception exceeded maximum payload size of 256KB."}""";

    public static string Of(Exception exception) => Write(exception, Most) ?? TooLarge;

    private static string Write(Exception exception, long room)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("errorType", exception.GetType().Name);
        writer.WriteString("errorMessage", exception.Message);
        WriteStackTrace(writer, exception);
        WriteCauses(writer, exception, room);
        writer.WriteEndObject();
        writer.Flush();
        return writer.BytesCommitted <= room ? Encoding.UTF8.GetString(buffer.WrittenSpan) : null;
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

    private static void WriteCauses(Utf8JsonWriter writer, Exception exception, long room)
    {
        if (exception.InnerException is { } inner)
        {
            writer.WritePropertyName("cause");
            writer.WriteRawValue(Write(inner, Left(writer, room)) ?? TooLarge);
        }

        if (exception is not AggregateException { InnerExceptions: { Count: > 0 } several })
        {
            return;
        }

        writer.WriteStartArray("causes");
        foreach (var one in several)
        {
            var cause = Write(one, Left(writer, room));
            writer.WriteRawValue(cause ?? TooLarge);
            if (cause is null)
            {
                break;
            }
        }

        writer.WriteEndArray();
    }

    // What closes the object, and the word that a cause is too large, find room as well.
    private static long Left(Utf8JsonWriter writer, long room) => room - writer.BytesCommitted - writer.BytesPending - (2 * TooLarge.Length);
}
