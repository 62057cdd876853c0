namespace WhatsAppReplies.Replies.Conversations;

internal enum MessageRole
{
    User,
    Assistant,
}
