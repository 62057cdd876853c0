using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace WhatsAppReplies.Local.Providers.OpenAi;

/// <summary>Bodies as the service writes them.</summary>
internal static class OpenAiJson
{
    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> body)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        body(json);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    public static ReadOnlyMemory<byte> Error(OpenAiError error) => Write(json =>
    {
        json.WriteStartObject("error");
        json.WriteString("message", error.Message);
        json.WriteString("type", error.Type);
        json.WriteString("param", error.Param);
        json.WriteString("code", error.Code);
        json.WriteEndObject();
    });

    public static ReadOnlyMemory<byte> Model(string id) => Write(json =>
    {
        json.WriteString("id", id);
        json.WriteString("object", "model");
        json.WriteNumber("created", 1_790_000_000);
        json.WriteString("owned_by", "system");
    });

    public static ReadOnlyMemory<byte> Conversation(Conversation conversation) => Write(json =>
    {
        json.WriteString("id", conversation.Id);
        json.WriteString("object", "conversation");
        json.WriteNumber("created_at", conversation.CreatedAt.ToUnixTimeSeconds());
        Metadata(json, conversation.Metadata);
    });

    public static ReadOnlyMemory<byte> Deleted(string kind, string id) => Write(json =>
    {
        json.WriteString("id", id);
        json.WriteString("object", $"{kind}.deleted");
        json.WriteBoolean("deleted", true);
    });

    public static ReadOnlyMemory<byte> Items(IReadOnlyList<OpenAiItem> page, bool hasMore) => Write(json =>
    {
        json.WriteString("object", "list");
        json.WriteStartArray("data");
        foreach (var item in page)
        {
            Item(json, item);
        }

        json.WriteEndArray();
        json.WriteString("first_id", page.Count > 0 ? page[0].Id : null);
        json.WriteString("last_id", page.Count > 0 ? page[^1].Id : null);
        json.WriteBoolean("has_more", hasMore);
    });

    public static ReadOnlyMemory<byte> Item(OpenAiItem item) => Write(json => Members(json, item));

    public static void Item(Utf8JsonWriter json, OpenAiItem item)
    {
        json.WriteStartObject();
        Members(json, item);
        json.WriteEndObject();
    }

    public static void Metadata(Utf8JsonWriter json, IReadOnlyDictionary<string, string> metadata)
    {
        json.WriteStartObject("metadata");
        foreach (var (name, value) in metadata)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    }

    private static void Members(Utf8JsonWriter json, OpenAiItem item)
    {
        json.WriteString("id", item.Id);
        if (item is not OpenAiItem.Message message)
        {
            json.WriteString("type", "reasoning");
            json.WriteStartArray("summary");
            json.WriteEndArray();
            return;
        }

        json.WriteString("type", "message");
        json.WriteString("status", message.Status);
        json.WriteString("role", message.Role);
        if (message.Phase is { } phase)
        {
            json.WriteString("phase", phase);
        }

        json.WriteStartArray("content");
        foreach (var part in message.Parts)
        {
            Part(json, part);
        }

        json.WriteEndArray();
    }

    private static void Part(Utf8JsonWriter json, MessagePart part)
    {
        json.WriteStartObject();
        json.WriteString("type", part.Type);
        if (part.File is not null)
        {
            // A list does not give the bytes back.
            json.WriteNull(part.Type == MessagePart.Image ? "image_url" : "file_data");
            json.WriteEndObject();
            return;
        }

        json.WritePropertyName(part.Type == MessagePart.Refusal ? "refusal" : "text");
        // The writer would mend half a surrogate pair; a model that is cut between two tokens leaves one, and the service escapes it.
        json.WriteRawValue(Escaped(part.Text), skipInputValidation: true);
        if (part.Type == MessagePart.Output)
        {
            json.WriteStartArray("annotations");
            json.WriteEndArray();
            json.WriteStartArray("logprobs");
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static string Escaped(string text)
    {
        var json = new StringBuilder(text.Length + 2).Append('"');
        foreach (var character in text)
        {
            var isPlain = character is >= ' ' and <= '~' and not ('"' or '\\');
            _ = isPlain ? json.Append(character) : json.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
        }

        return json.Append('"').ToString();
    }
}
