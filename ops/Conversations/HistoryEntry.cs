using Amazon.DynamoDBv2.Model;

namespace WhatsAppReplies.Ops.Conversations;

/// <summary>Entry of a conversation's history, as it stands there.</summary>
internal sealed record HistoryEntry(string? At, string? Role, string? Text)
{
    public static HistoryEntry Of(AttributeValue entry) => new(
        entry.M?.GetValueOrDefault(Contract.Messages.Timestamp)?.S,
        entry.M?.GetValueOrDefault(Contract.Messages.Role)?.S,
        entry.M?.GetValueOrDefault(Contract.Messages.Content)?.S);

    /// <summary>A record prints its members; these are the customer's.</summary>
    public override string ToString() => "entry";
}
