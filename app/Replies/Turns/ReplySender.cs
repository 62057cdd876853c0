using WhatsAppReplies.Replies.Conversations;
using WhatsAppReplies.Replies.Conversations.Writes;

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
        for (var index = conversation.Reply.FirstUnsent; index < conversation.Reply.Parts.Count; index = conversation.Reply.FirstUnsent)
        {
            // guard: A part that a dead worker was sending is unknown
            var mayBeThere = isResumed && conversation.Reply.Parts[index].State == PartState.Sending;
            isResumed = false;

            var part = new PartSender(services, context, conversation, record, messenger, customerWroteAt, index, mayBeThere);
            if (await part.RunAsync() is Step.End end)
                return end;
        }

        return Step.Next;
    }
}
