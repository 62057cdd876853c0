using System.Text.Json;

namespace WhatsAppReplies.Local.Cloud.Gateway;

/// <summary>A request's JSON body.</summary>
internal static class JsonBody
{
    public static JsonElement Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body.Length == 0 ? "{}"u8.ToArray() : body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw new AwsException("SerializationException", "The request is not JSON.");
        }
    }

    public static string? Text(this JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The names of an object's properties; none when it is not there.</summary>
    public static IEnumerable<string> Names(this JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value.EnumerateObject().Select(property => property.Name) : [];
}
