using System.Text.Json;
using WhatsAppReplies.Shared.Json;

namespace WhatsAppReplies.Shared.Twilio;

/// <param name="Messages">Newest first.</param>
/// <param name="Next">Path of the next page; nothing: this is the last.</param>
internal sealed record MessagePage(IReadOnlyList<TwilioMessage> Messages, string? Next)
{
    /// <returns>
    /// Nothing when it is no page of messages, when a message of it cannot be told apart, or when it does not say whether there is another: "not there" depends
    /// on all of them, and a part that was accepted would be sent once more.
    /// </returns>
    public static MessagePage? Read(JsonElement body)
    {
        if (!body.TryGet("messages", JsonValueKind.Array, out var listed) || !body.TryGetProperty("next_page_uri", out var next))
            return null;

        var messages = new List<TwilioMessage>();
        foreach (var entry in listed.EnumerateArray())
        {
            if (TwilioMessage.Read(entry) is not { } message)
                return null;
            messages.Add(message);
        }

        return next.ValueKind == JsonValueKind.Null ? new MessagePage(messages, null)
            // The credentials go where this leads: a path, and nothing that names a host.
            : body.TextOf("next_page_uri") is { } path && path.StartsWith('/') ? new MessagePage(messages, path)
            : null;
    }
}
