using System.Text.Json;
using WhatsAppReplies.Shared.Json;

namespace WhatsAppReplies.Shared.Twilio;

/// <param name="Messages">Newest first.</param>
/// <param name="Next">Path of the next page; nothing: this is the last.</param>
internal sealed record MessagePage(IReadOnlyList<TwilioMessage> Messages, string? Next)
{
    /// <summary>Entries that cannot be told apart from others.</summary>
    public int Unreadable { get; init; }

    /// <returns>
    /// Nothing when it is no page of messages, when a message of it cannot be told apart, or when it does not say whether there is another: "not there" depends
    /// on all of them, and a part that was accepted would be sent once more.
    /// </returns>
    public static MessagePage? Read(JsonElement body) => ReadInPart(body) is { Unreadable: 0 } page ? page : null;

    /// <summary>For whoever looks for messages that are there: one that cannot be read hides none of the others.</summary>
    /// <returns>Nothing when it is no page of messages, or does not say whether there is another.</returns>
    public static MessagePage? ReadInPart(JsonElement body)
    {
        if (!body.TryGet("messages", JsonValueKind.Array, out var listed) || !body.TryGetProperty("next_page_uri", out var next))
            return null;

        var messages = new List<TwilioMessage>();
        foreach (var entry in listed.EnumerateArray())
        {
            if (TwilioMessage.Read(entry) is { } message)
                messages.Add(message);
        }

        var page = new MessagePage(messages, null) { Unreadable = listed.GetArrayLength() - messages.Count };
        return next.ValueKind == JsonValueKind.Null ? page
            // The credentials go where this leads: a path, and nothing that names a host.
            : body.TextOf("next_page_uri") is { } path && path.StartsWith('/') ? page with { Next = path }
            : null;
    }
}
