namespace WhatsAppReplies.Replies.Conversations;

/// <summary>An entry of the record's <c>messages</c>, as far as the turn reads it.</summary>
/// <param name="MessageId">The first sid of the turn that it belongs to.</param>
/// <param name="At">Nothing when the entry does not say it in a way that can be read.</param>
/// <param name="Role">As written: other systems have roles of their own.</param>
/// <param name="Content">What was said.</param>
/// <param name="FragmentSids">The customer's messages that it holds.</param>
/// <param name="PartSids">The messages to the customer that it holds.</param>
internal sealed record RecordedEntry(
    string? MessageId,
    DateTimeOffset? At,
    string? Role,
    string Content,
    IReadOnlyList<string> FragmentSids,
    IReadOnlyList<string> PartSids)
{
    public bool IsCustomers => Role == Contract.Messages.UserRole;

    /// <summary>It records this message of the customer.</summary>
    public bool Holds(string sid) => IsCustomers && (MessageId == sid || FragmentSids.Contains(sid));

    public override string ToString() => $"entry of {Content.Length} characters";
}
