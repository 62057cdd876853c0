using System.Globalization;
using System.Text.Json;

namespace WhatsAppReplies.Local.Runner.Live.Steps;

/// <summary>Shortcuts through a request of DynamoDB, whose every value carries its type.</summary>
internal static class DynamoElements
{
    public static string? Text(this JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A text of a map.</summary>
    public static string? InMap(this JsonElement map, string name) => map.TryGetProperty(name, out var value) ? value.Text("S") : null;

    /// <summary>A text of the key or the item.</summary>
    public static string? In(this JsonElement body, string part, string name) => body.TryGetProperty(part, out var map) ? map.InMap(name) : null;

    /// <summary>A text among the values of the expressions.</summary>
    public static string? Value(this JsonElement body, string placeholder) => body.In("ExpressionAttributeValues", placeholder);

    /// <summary>A number among the values of the expressions; null: it is not there.</summary>
    public static object? Whole(this JsonElement body, string placeholder) =>
        Placed(body, placeholder) is { } value && value.Text("N") is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>Length of a list among the values of the expressions; null: it is not there.</summary>
    public static object? Count(this JsonElement body, string placeholder) =>
        Placed(body, placeholder) is { } value && value.TryGetProperty("L", out var list) ? list.GetArrayLength() : null;

    private static JsonElement? Placed(JsonElement body, string placeholder) =>
        body.TryGetProperty("ExpressionAttributeValues", out var values) && values.TryGetProperty(placeholder, out var value) ? value : null;
}
