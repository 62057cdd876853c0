namespace WhatsAppReplies.Replies.Conversations;

/// <param name="Text">What the customer sees in one message.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Sid">The provider's id, once sent.</param>
/// <param name="AttemptedAt">Before the first POST: a read-back finds any attempt since then, however late it was accepted.</param>
internal sealed record ReplyPart(string Text, PartState State, string? Sid = null, DateTimeOffset? AttemptedAt = null)
{
    public override string ToString() => $"{State} part of {Text.Length} characters";
}

internal enum PartState
{
    /// <summary>Surely not at the provider.</summary>
    Planned,

    /// <summary>A POST may have been made: whether the provider accepted it is unknown until it is read back.</summary>
    Sending,

    /// <summary>Accepted by the provider.</summary>
    Sent,
}
