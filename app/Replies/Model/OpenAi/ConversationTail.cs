using System.Text;
using System.Text.Json;
using WhatsAppReplies.Shared.Json;

namespace WhatsAppReplies.Replies.Model.OpenAi;

/// <summary>Tail of the provider's conversation: whether the newest items of the provider's conversation show that this turn was asked already.</summary>
internal abstract record ConversationTail
{
    private ConversationTail()
    {
    }

    public sealed record NotAsked : ConversationTail;

    /// <summary>The user's text is the newest user item, and nothing usable follows it.</summary>
    public sealed record Unanswered : ConversationTail;

    public sealed record Refused : ConversationTail;

    public sealed record Answered(ReplyText Reply) : ConversationTail;

    /// <exception cref="JsonException">The body is not a list of items that can be told apart: what it does not say is not taken for a "no".</exception>
    public static ConversationTail Read(BinaryData newestFirst, ModelRequest request)
    {
        using var document = JsonDocument.Parse(newestFirst);
        if (!document.RootElement.TryGet("data", JsonValueKind.Array, out var items))
            throw new JsonException("The list of conversation items has no data.");

        List<JsonElement> after = [];
        foreach (var item in items.EnumerateArray())
        {
            if (!IsOfUser(item))
            {
                after.Insert(0, item);
                continue;
            }

            if (UserTextOf(item) != AsSent(ResponseRequest.TextOf(request)))
                return new NotAsked();

            var output = OutputText.Read(after.Where(answer => answer.TextOf("status") is null or "completed"));
            if (output.Refused)
                return new Refused();
            if (ReplyText.Read(output.Text, request.Assistant.Signals) is not { Text.Length: > 0 } reply)
                return new Unanswered();
            return IsRecorded(reply.Text, request) ? new NotAsked() : new Answered(reply);
        }

        return new NotAsked();
    }

    /// <summary>The same words twice ("ok", "ok"): what the record holds as answered already is the turn before, not this one.</summary>
    private static bool IsRecorded(string answer, ModelRequest request) =>
        request.History is [.., { Role: MessageRole.User } asked, { Role: MessageRole.Assistant } answered]
        && AsSent(asked.Content) == AsSent(request.UserText)
        && answered.Content.Trim() == answer;

    private static bool IsOfUser(JsonElement item) => item.TextOf("type") switch
    {
        null => throw new JsonException("An item of the conversation has no type."),
        "message" => (item.TextOf("role") ?? throw new JsonException("A message of the conversation has no role.")) == "user",
        _ => false,
    };

    private static string UserTextOf(JsonElement item)
    {
        if (item.TextOf("content") is { } plain)
            return plain;

        return item.TryGet("content", JsonValueKind.Array, out var parts)
            ? string.Concat(parts.EnumerateArray().Where(part => part.TextOf("type") == "input_text").Select(TextOf))
            : throw new JsonException("A message of the user has no content.");
    }

    private static string TextOf(JsonElement part) => part.TextOf("text") ?? throw new JsonException("A part of a user's message has no text.");

    /// <summary>Half a surrogate pair does not survive UTF-8; both sides are compared as the wire has them.</summary>
    private static string AsSent(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
