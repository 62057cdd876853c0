using System.Buffers;
using System.Text;
using System.Text.Json;

namespace WhatsAppReplies.Shared.Json;

/// <summary>Text of one JSON object.</summary>
internal static class JsonObjectText
{
    public static string Of<TState>(TState state, Action<Utf8JsonWriter, TState> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            members(writer, state);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
