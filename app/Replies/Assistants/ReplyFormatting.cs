namespace WhatsAppReplies.Replies.Assistants;

/// <summary>Formatting of what the model writes, before it goes out.</summary>
internal enum ReplyFormatting
{
    /// <summary>Its Markdown becomes what WhatsApp shows.</summary>
    WhatsApp,

    /// <summary>Not a character is changed: the instructions ask for WhatsApp's own marks.</summary>
    AsIs,
}
