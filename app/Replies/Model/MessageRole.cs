using WhatsAppReplies.Replies.Assistants;

namespace WhatsAppReplies.Replies.Model;

internal enum MessageRole
{
    User,
    Assistant,
}
