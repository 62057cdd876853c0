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
                entries.Add(new JsonEntry(key, line, JsonElement.ParseValue(ref reader)));
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
            // Half a surrogate pair in the name of a key.
            return Malformed(LineAt(text, reader.TokenStartIndex));
        }
    }

    private static JsonObjectFile Malformed(int line) => new([], line);

    private static int LineAt(ReadOnlySpan<byte> text, long index) => text[..(int)index].Count((byte)'\n') + 1;
}
