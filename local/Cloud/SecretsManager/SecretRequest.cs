using System.Text.Json;
using WhatsAppReplies.Local.Cloud.Gateway;

namespace WhatsAppReplies.Local.Cloud.SecretsManager;

/// <summary>Members that several operations have.</summary>
internal static class SecretRequest
{
    public static string SecretId(JsonElement request) => Required(request, "SecretId");

    public static string Required(JsonElement request, string name) =>
        request.Text(name) ?? throw new AwsException(
            "ValidationException", $"1 validation error detected: Value at '{name}' failed to satisfy constraint: Member must not be null");

    public static IReadOnlyList<string>? Texts(JsonElement request, string name) =>
        request.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(one => one.GetString()!)]
            : null;

    /// <summary>Times travel as seconds with a fraction.</summary>
    public static double Seconds(DateTimeOffset at) => at.ToUnixTimeMilliseconds() / 1000d;
}
