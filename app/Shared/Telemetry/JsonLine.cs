using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace WhatsAppReplies.Shared.Telemetry;

/// <summary>Builder of one JSON object and its line end, in memory, to be written at once.</summary>
internal static class JsonLine
{
    /// <summary>A longer text of a field is cut: CloudWatch splits a line of 256 KB, and half a JSON object matches no filter.</summary>
    private const int LongestText = 8 * 1024;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static void Write<TState>(LineSink sink, TState state, Action<Utf8JsonWriter, TState> members)
        where TState : allows ref struct
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            members(writer, state);
            writer.WriteEndObject();
        }

        buffer.Write("\n"u8);
        sink.Write(buffer.WrittenSpan);
    }

    public static void WriteText(this Utf8JsonWriter writer, string name, string text)
    {
        if (text.Length <= LongestText)
        {
            writer.WriteString(name, text);
            return;
        }

        var end = char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText;
        writer.WriteString(name, $"{text.AsSpan(0, end)}… ({text.Length} characters)");
    }
}
