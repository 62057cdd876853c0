namespace WhatsAppReplies.Local.Providers.OpenAi;

internal enum OpenAiEndpoint
{
    Unknown,
    CreateResponse,
    CreateTranscription,
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
    ReadModel,
}
