using System.Text.Json;

namespace WhatsAppReplies.Infra.Catalogue;

/// <summary>Reader of a file that holds one JSON object: it keeps the line of each key, which a message needs and a deserialiser forgets.</summary>
/// <param name="Entries">In their order; a key may stand there twice.</param>
/// <param name="MalformedLine">Where it ceases to be one JSON object; null when it does not.</param>
internal sealed record JsonObjectFile(IReadOnlyList<JsonEntry> Entries, int? MalformedLine)
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static JsonObjectFile Read(string path) => Parse(File.ReadAllBytes(path));

    public static JsonObjectFile Parse(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith(ByteOrderMark))
            text = text[ByteOrderMark.Length..];
        var reader = new Utf8JsonReader(text);
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
                return Malformed(LineAt(text, reader.TokenStartIndex));

            var entries = new List<JsonEntry>();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var (key, line) = (reader.GetString()!, LineAt(text, reader.TokenStartIndex));
                reader.Read();
                var value = JsonElement.ParseValue(ref reader);
                MustBeText(value);
                entries.Add(new JsonEntry(key, line, value));
            }

            // Throws when anything follows the object.
            reader.Read();
            return new JsonObjectFile(entries, null);
        }
        catch (JsonException malformed)
        {
            return Malformed((int)(malformed.LineNumber ?? 0) + 1);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair in the name of a key, or in a text.
            return Malformed(LineAt(text, reader.TokenStartIndex));
        }
    }

    /// <exception cref="InvalidOperationException">A text in it is none.</exception>
    private static void MustBeText(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                _ = value.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var element in value.EnumerateArray())
                    MustBeText(element);
                break;
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    _ = property.Name;
                    MustBeText(property.Value);
                }

                break;
        }
    }

    private static JsonObjectFile Malformed(int line) => new([], line);

    private static int LineAt(ReadOnlySpan<byte> text, long index) => text[..(int)index].Count((byte)'\n') + 1;
}
