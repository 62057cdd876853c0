namespace WhatsAppReplies.Replies.Triggers;

/// <summary>Says that fragments of one conversation wait to be answered.</summary>
internal sealed record Trigger(string PrimaryChannel, string ConversationId)
{
    /// <summary>A record prints its members; these may be phone numbers.</summary>
    public override string ToString() => "trigger";
}
