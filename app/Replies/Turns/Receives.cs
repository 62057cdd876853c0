using WhatsAppReplies.Replies.Conversations.Writes;
using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Replies.Turns;

/// <summary>
/// Receives of a trigger before this one that came to no turn: it found the conversation busy (which has a record of its own in the log), or the function
/// never saw it: throttled, or looked at in the console.
/// </summary>
internal static class Receives
{
    /// <summary>The latest receive of this trigger that the record knows of. It may be a later one than this.</summary>
    public static long? LatestOf(ClaimOutcome.Held held, LeaseTerms terms)
    {
        var (message, count) = held.TakenOver ? (Names.MessageId, Names.ReceiveCount) : (Names.LastMessageId, Names.LastReceiveCount);
        return TurnItem.Get(held.Item, message)?.S == terms.MessageId ? TurnItem.Number(held.Item, count) : null;
    }

    /// <returns>Nothing where the record cannot tell, since another trigger was worked on meanwhile.</returns>
    public static int? WithoutTurn(ClaimOutcome.Held held, LeaseTerms terms, DateTimeOffset queuedAt)
    {
        var (message, count) = held.TakenOver ? (Names.MessageId, Names.ReceiveCount) : (Names.LastMessageId, Names.LastReceiveCount);
        var isThisTrigger = TurnItem.Get(held.Item, message)?.S == terms.MessageId;
        if (isThisTrigger)
            return TurnItem.Number(held.Item, count) is { } before ? Math.Max(0, terms.ReceiveCount - 1 - (int)before) : null;

        // No claim has ended since the message is there, so none of its receives had one.
        var isUntouched = !held.TakenOver && !(TurnItem.Number(held.Item, Names.LastTurnAt) >= (queuedAt - terms.Margin).ToUnixTimeMilliseconds());
        return isUntouched ? terms.ReceiveCount - 1 : null;
    }
}
