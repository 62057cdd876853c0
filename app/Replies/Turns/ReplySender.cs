using WhatsAppReplies.Replies.Conversations;
using WhatsAppReplies.Replies.Conversations.Writes;
using WhatsAppReplies.Shared.Time;

namespace WhatsAppReplies.Replies.Turns;

/// <summary>
/// Sender of a reply, step 5: brings every part of the pending reply to the customer, once, in order. Where it ends early, the conversation's pending
/// reply says how far it came.
/// </summary>
internal sealed class ReplySender(
    TurnServices services, TurnContext context, ClaimedConversation conversation, ConversationRecord record, AuthorizedMessenger messenger)
{
    /// <param name="customerWroteAt">When the customer was last heard of.</param>
    /// <param name="isResumed">Another worker made the reply; a part that it left as sending is unknown.</param>
    public async Task<Step> RunAsync(DateTimeOffset? customerWroteAt, bool isResumed)
    {
        if (isResumed && conversation.Reply.FirstUnsent is > 0 and var next && next < conversation.Reply.Parts.Count)
            await LetPassAsync(conversation.Reply.SidOf(next - 1));

        for (var index = conversation.Reply.FirstUnsent; index < conversation.Reply.Parts.Count; index = conversation.Reply.FirstUnsent)
        {
            // guard: A part that a dead worker was sending is unknown
            var mayBeThere = isResumed && conversation.Reply.Parts[index].State == PartState.Sending;
            isResumed = false;

            var part = new PartSender(services, context, conversation, record, messenger, customerWroteAt, index, mayBeThere);
            if (await part.RunAsync() is Step.End end)
                return end;

            // guard: The next part waits until the one before has left
            if (index + 1 < conversation.Reply.Parts.Count)
                await LetPassAsync(conversation.Reply.SidOf(index));
        }

        return Step.Next;
    }

    /// <summary>The provider keeps no order among messages that it has at the same time: the next one is posted when this one is on its way.</summary>
    private async Task LetPassAsync(string sid)
    {
        var began = services.Time.GetTimestamp();
        for (var pause = services.Options.FirstOrderPause; Left() is var left && left > TimeSpan.Zero; pause *= 2)
        {
            await Delay.ForAsync(pause < left ? pause : left, services.Time, context.Work);
            if (Left() > TimeSpan.Zero && await messenger.HasLeftAsync(sid, Left(), context.Work))
                return;
        }

        // A look that hangs takes its time from the pauses.
        TimeSpan Left() => services.Options.MostOrderWait - services.Time.GetElapsedTime(began);
    }
}
