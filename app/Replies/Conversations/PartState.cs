namespace WhatsAppReplies.Replies.Conversations;

internal enum PartState
{
    /// <summary>Surely not at the provider.</summary>
    Planned,

    /// <summary>A POST may have been made: whether the provider accepted it is unknown until it is read back.</summary>
    Sending,

    /// <summary>Accepted by the provider.</summary>
    Sent,
}
