namespace WhatsAppReplies.Local.Providers.OpenAi;

internal enum OpenAiEndpoint
{
    Unknown,
    CreateResponse,
    ReadResponse,
    DeleteResponse,
    CreateConversation,
    ReadConversation,
    UpdateConversation,
    DeleteConversation,
    ListItems,
    AddItems,
    ReadItem,
    DeleteItem,
}
