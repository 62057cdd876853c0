using System.Text.Json;
using WhatsAppReplies.Shared.Results;

namespace WhatsAppReplies.Shared.Secrets;

/// <summary>Reader of a secret's JSON. What is wrong is told by the key's name; no word of the value is.</summary>
internal static class SecretReader
{
    public static Result<T> Read<T>(string? text, ISecretShape<T> shape)
        where T : class
    {
        if (string.IsNullOrWhiteSpace(text))
            return Refuse(shape, "is empty or binary; its value must be JSON text");

        try
        {
            using var document = JsonDocument.Parse(text);
            return Read(document.RootElement, shape);
        }
        catch (JsonException)
        {
            // The exception quotes the text around the mistake, so it goes no further.
            return Refuse(shape, "is not valid JSON");
        }
    }

    private static Result<T> Read<T>(JsonElement root, ISecretShape<T> shape)
        where T : class
    {
        if (root.ValueKind != JsonValueKind.Object)
            return Refuse(shape, "must be a JSON object");

        foreach (var key in shape.Keys)
        {
            if (!root.TryGetProperty(key, out var value))
                return Refuse(shape, $"lacks the key '{key}'");
            if (value.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(value.GetString()))
                return Refuse(shape, $"must hold a text that is not empty under the key '{key}'");
        }

        return new Result<T>.Success(shape.Read(root));
    }

    private static Result<T>.Refuse Refuse<T>(ISecretShape<T> shape, string what)
        where T : class =>
        new(new("secret_malformed", $"The {shape.Description} {what}."));
}
