using System.Text.Json;

namespace WhatsAppReplies.Local.Cloud.Gateway;

internal static class ErrorCode
{
    /// <summary>What stands behind the # in an error answer's <c>__type</c>, or in its XML; null for a success.</summary>
    public static string? Of(AwsHttpAnswer? answer)
    {
        if (answer is null || answer.Succeeded)
        {
            return null;
        }

        if (QueryAnswer.ErrorCodeOf(answer) is { } code) return code;
        try
        {
            using var body = JsonDocument.Parse(answer.Body);
            return body.RootElement.TryGetProperty("__type", out var type) ? type.GetString()!.Split('#')[^1] : "Unknown";
        }
        catch (JsonException)
        {
            return "NotJson";
        }
    }
}
