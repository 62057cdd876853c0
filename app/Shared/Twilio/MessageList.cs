using System.Text.Json;
using WhatsAppReplies.Shared.Json;

namespace WhatsAppReplies.Shared.Twilio;

/// <summary>
/// A page of Twilio's messages, as far as "not there" depends on it. The package reads a page without messages as an empty one, and a page without an
/// address of the next as the last: a part that was accepted would be sent once more.
/// </summary>
internal static class MessageList
{
    public static bool IsComplete(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var page = document.RootElement;
            return page.TryGet("messages", JsonValueKind.Array, out var messages)
                && messages.EnumerateArray().All(IsTold)
                && IsTextOrNull(page, "next_page_uri");
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>
    /// Without these a message can be neither told apart nor compared. An account that redacts its messages leaves the body out: which of them is ours is
    /// then told by the direction and the date alone.
    /// </summary>
    private static bool IsTold(JsonElement message) =>
        !string.IsNullOrEmpty(message.TextOf("sid"))
        && !string.IsNullOrEmpty(message.TextOf("direction"))
        && !string.IsNullOrEmpty(message.TextOf("date_created"))
        && (!message.TryGetProperty("body", out _) || IsTextOrNull(message, "body"));

    private static bool IsTextOrNull(JsonElement owner, string name) =>
        owner.TryGet(name, JsonValueKind.String, out _) || owner.TryGet(name, JsonValueKind.Null, out _);
}
