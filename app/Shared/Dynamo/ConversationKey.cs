namespace WhatsAppReplies.Shared.Dynamo;

/// <summary>The key of a conversation: of its record in full, of everything else about it the id alone.</summary>
internal sealed record ConversationKey(string PrimaryChannel, string ConversationId)
{
    /// <summary>A record prints its members; these may be phone numbers.</summary>
    public override string ToString() => "conversation";
}
