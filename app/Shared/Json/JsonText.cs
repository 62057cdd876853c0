using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace WhatsAppReplies.Shared.Json;

internal static class JsonText
{
    public static bool TryGet(this JsonElement parent, string name, JsonValueKind kind, out JsonElement value)
    {
        value = default;
        return parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out value) && value.ValueKind == kind;
    }

    /// <summary>The text under a name; null when it is not there, is no text, or is half a surrogate pair, which cannot be read at all.</summary>
    public static string? TextOf(this JsonElement parent, string name)
    {
        if (!parent.TryGet(name, JsonValueKind.String, out var value))
            return null;

        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>
    /// The text under a name for people to read; null only when it is not there or is no text. Half a surrogate pair becomes U+FFFD: the rest of the text
    /// was paid for.
    /// </summary>
    public static string? MendedTextOf(this JsonElement parent, string name)
    {
        if (!parent.TryGet(name, JsonValueKind.String, out var value))
            return null;

        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            using var mended = JsonDocument.Parse(WithoutHalfPairs(Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(value))));
            return mended.RootElement.GetString();
        }
    }

    /// <param name="json">One JSON string, with its quotes and escapes.</param>
    private static string WithoutHalfPairs(string json)
    {
        var mended = new StringBuilder(json.Length);
        for (var at = 0; at < json.Length;)
        {
            var length = json[at] != '\\' ? 1 : IsEscapedUnit(json, at, out var unit) ? EscapedLength(json, at, unit) : 2;
            if (length == 0)
                mended.Append("\\uFFFD");
            else
                mended.Append(json, at, length);
            at += length == 0 ? 6 : length;
        }

        return mended.ToString();
    }

    /// <returns>How much of the text belongs together from here on; zero for half a pair.</returns>
    private static int EscapedLength(string json, int at, char unit)
    {
        if (!char.IsSurrogate(unit))
            return 6;
        return char.IsHighSurrogate(unit) && IsEscapedUnit(json, at + 6, out var next) && char.IsLowSurrogate(next) ? 12 : 0;
    }

    private static bool IsEscapedUnit(string json, int at, out char unit)
    {
        unit = default;
        if (at + 6 > json.Length || json[at] != '\\' || json[at + 1] != 'u')
            return false;

        unit = (char)ushort.Parse(json.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return true;
    }
}
