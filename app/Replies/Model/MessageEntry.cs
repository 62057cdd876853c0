using WhatsAppReplies.Replies.Assistants;

namespace WhatsAppReplies.Replies.Model;

/// <summary>One entry of the record's <c>messages</c>, as far as the model needs it.</summary>
internal sealed record MessageEntry(MessageRole Role, string Content)
{
    /// <summary>A record prints its members; the text is private.</summary>
    public override string ToString() => $"{Role} entry of {Content.Length} characters";
}

internal enum MessageRole
{
    User,
    Assistant,
}
