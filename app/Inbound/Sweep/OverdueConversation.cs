using WhatsAppReplies.Shared.Dynamo;

namespace WhatsAppReplies.Inbound.Sweep;

/// <summary>A conversation with staged messages that nobody has answered in time.</summary>
/// <param name="Conversation">Whose messages they are.</param>
/// <param name="OldestSid">The one that has waited longest.</param>
/// <param name="OldestAt">Since when; nothing when no time can be read.</param>
/// <param name="NewestAt">When the last of them was received; nothing when no time can be read.</param>
internal sealed record OverdueConversation(ConversationKey Conversation, string OldestSid, DateTimeOffset? OldestAt, DateTimeOffset? NewestAt)
{
    public override string ToString() => "overdue conversation";
}
