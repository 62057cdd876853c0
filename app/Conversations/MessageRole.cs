namespace WhatsAppReplies.Conversations;

internal enum MessageRole
{
    User,
    Assistant,
}
