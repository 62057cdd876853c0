namespace WhatsAppReplies.Local.Providers.OpenAi;

/// <param name="Body">As it was answered.</param>
/// <param name="Context">All items that a follow-up with <c>previous_response_id</c> starts from.</param>
internal sealed record StoredResponse(ReadOnlyMemory<byte> Body, IReadOnlyList<OpenAiItem> Context);
