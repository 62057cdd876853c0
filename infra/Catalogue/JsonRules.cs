using System.Text.Json;

namespace WhatsAppReplies.Infra.Catalogue;

/// <summary>Rules that keys of several kinds of files share.</summary>
internal static class JsonRules
{
    public static bool IsText(JsonElement value) => value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString());

    public static bool IsFlag(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False;

    /// <summary>Of at least one element, each as it should be.</summary>
    public static bool IsList(JsonElement value, Func<JsonElement, bool> isElement) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 && value.EnumerateArray().All(isElement);

    public static bool IsWhole(JsonElement value, int least, int most) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most;
}
