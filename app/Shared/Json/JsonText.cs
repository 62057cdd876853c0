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
}
