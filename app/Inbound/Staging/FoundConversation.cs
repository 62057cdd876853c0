using WhatsAppReplies.Shared.Dynamo;

namespace WhatsAppReplies.Inbound.Staging;

/// <summary>A conversation as the inbound function reads it: whose credentials it is under, and nothing that was said in it.</summary>
/// <param name="Key">Of its record.</param>
/// <param name="CredentialsSecretId">Nothing: the number's, else the stack's.</param>
/// <param name="IsComplete">Its task is done; another conversation with the same customer comes first.</param>
/// <param name="UpdatedAt">Nothing when it does not say so in a way that can be read.</param>
internal sealed record FoundConversation(ConversationKey Key, string? CredentialsSecretId, bool IsComplete, DateTimeOffset? UpdatedAt)
{
    /// <summary>A record prints its members; the key is private.</summary>
    public override string ToString() => "conversation";
}
