using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Replies.Conversations;
using WhatsAppReplies.Replies.Conversations.Writes;

namespace WhatsAppReplies.Replies.Turns.HandOffs;

/// <summary>
/// Notice of a hand-off: goes to the queue before the write that ends the turn, so that nobody waits for a person unseen. Should this worker die between the
/// two, the next one tells it again, with the time that stands: a reader drops the second.
/// </summary>
internal sealed class HandOffNotice(TurnServices services, TurnContext context, ClaimedConversation conversation)
{
    /// <summary>The model's own hand-off, whose time stands on the pending reply.</summary>
    public Task TellAsync(HandOff handOff) => context.Progress.Step(
        "hand off", services.HandOffs.SendAsync(context.Conversation, handOff, context.Progress.AwsCalls, context.Work));

    /// <summary>A flag that another system has set: told by the first turn that meets it, under a time that was written down before.</summary>
    /// <param name="found">The record, with the flag.</param>
    /// <param name="wasHandedBack">When this claim began the flag was off: what is left of an earlier hand-off says nothing about this one.</param>
    /// <returns>What was told; nothing where an earlier turn did.</returns>
    public async Task<Step<HandOff?>> TellOfFlagAsync(Dictionary<string, AttributeValue> found, bool wasHandedBack)
    {
        // guard: A flag is told once
        var wasTold = TurnItem.IsHandOffTold(found) && !wasHandedBack;
        if (wasTold)
            return new Step<HandOff?>.Continue(null);

        // guard: A hand-off that an earlier worker may have told keeps its time
        var standing = wasHandedBack ? null : TurnItem.HandingOverAt(found);
        var at = standing ?? HandOff.TimeOf(services.Time.GetUtcNow());

        // guard: The time of a hand-off stands before it is told
        if (standing is null && Step.Of(await conversation.AnnounceHandOffAsync(at, context.Work)) is Step.End { Outcome: var stopped })
            return new Step<HandOff?>.End(stopped);

        var handOff = new HandOff(TurnItem.Get(found, Contract.Conversations.HandOffReason)?.S, at);

        // guard: A flag is told before the turn is recorded
        await TellAsync(handOff);
        return new Step<HandOff?>.Continue(handOff);
    }
}
