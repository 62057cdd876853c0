namespace WhatsAppReplies.Local.Providers.OpenAi;

/// <param name="Endpoint">Unknown for anything else, the assistants API's dead paths among them.</param>
/// <param name="Id">Of the response, the conversation or the model.</param>
/// <param name="ItemId">Of an item of the conversation.</param>
internal readonly record struct OpenAiRoute(OpenAiEndpoint Endpoint, string? Id = null, string? ItemId = null)
{
    public static OpenAiRoute Of(string method, string path) => (method, path.Trim('/').Split('/')) switch
    {
        ("POST", ["v1", "responses"]) => new(OpenAiEndpoint.CreateResponse),
        ("POST", ["v1", "audio", "transcriptions"]) => new(OpenAiEndpoint.CreateTranscription),
        ("GET", ["v1", "responses", var id]) => new(OpenAiEndpoint.ReadResponse, id),
        ("DELETE", ["v1", "responses", var id]) => new(OpenAiEndpoint.DeleteResponse, id),
        ("GET", ["v1", "models", var id]) => new(OpenAiEndpoint.ReadModel, id),
        ("POST", ["v1", "conversations"]) => new(OpenAiEndpoint.CreateConversation),
        ("GET", ["v1", "conversations", var id]) => new(OpenAiEndpoint.ReadConversation, id),
        ("POST", ["v1", "conversations", var id]) => new(OpenAiEndpoint.UpdateConversation, id),
        ("DELETE", ["v1", "conversations", var id]) => new(OpenAiEndpoint.DeleteConversation, id),
        ("GET", ["v1", "conversations", var id, "items"]) => new(OpenAiEndpoint.ListItems, id),
        ("POST", ["v1", "conversations", var id, "items"]) => new(OpenAiEndpoint.AddItems, id),
        ("GET", ["v1", "conversations", var id, "items", var item]) => new(OpenAiEndpoint.ReadItem, id, item),
        ("DELETE", ["v1", "conversations", var id, "items", var item]) => new(OpenAiEndpoint.DeleteItem, id, item),
        _ => new(OpenAiEndpoint.Unknown),
    };
}
