using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Replies.Conversations;
using WhatsAppReplies.Replies.Conversations.Writes;
using WhatsAppReplies.Replies.Fragments;
using WhatsAppReplies.Replies.Turns.HandOffs;
using WhatsAppReplies.Shared.Telemetry;

namespace WhatsAppReplies.Replies.Turns;

/// <summary>End of a turn, step 6: records what it came to, and ends the claim with it.</summary>
/// <param name="services">Of the turn.</param>
/// <param name="context">Of the turn.</param>
/// <param name="conversation">Under the claim.</param>
/// <param name="record">As the claim found it.</param>
/// <param name="answered">Gets the sids that stand in a recorded turn then.</param>
internal sealed class TurnEnd(
    TurnServices services, TurnContext context, ClaimedConversation conversation, ConversationRecord record, List<string> answered)
{
    private readonly HandOffNotice _notice = new(services, context, conversation);

    /// <summary>The reply is sent.</summary>
    public async Task<Outcome> FinishAsync()
    {
        // guard: A hand-off is told before it is recorded
        if (conversation.HandOff is { } handOff)
            await _notice.TellAsync(handOff);

        var finish = await context.Progress.Step("finish", conversation.FinishAsync(context.Work));
        if (finish is WriteOutcome.Blocked { Item: var item })
        {
            var notice = await NoticeOfFlagAsync(item);
            if (notice is not Step<HandOff?>.Continue { Value: var told })
                return notice.Ended;
            finish = await context.Progress.Step("finish", conversation.FinishAllTheSameAsync(item, told, context.Work));
        }

        if (Step.Of(finish) is Step.End { Outcome: var refused })
            return refused;

        context.Progress.Replies++;
        answered.AddRange(conversation.Reply.Customer.Sids);
        return new Outcome.Replied();
    }

    /// <summary>Nothing is left to answer.</summary>
    public Task<Outcome> RestoreAsync() => RestoreAsync(StatusBefore());

    /// <summary>What was missing is staged again, and answered next.</summary>
    public Task<Outcome> StagedAgainAsync() => RestoreAsync(StatusBefore(isSomethingLeft: true));

    private async Task<Outcome> RestoreAsync(StatusAfter status)
    {
        // guard: A claim with nothing to answer is ended
        if (Step.Of(await conversation.RestoreAsync(status, context.Work)) is Step.End { Outcome: var stopped })
            return stopped;
        return new Outcome.NothingToAnswer();
    }

    /// <param name="message">What the customer wrote.</param>
    /// <param name="found">The record, with the flag.</param>
    public async Task<Outcome> HandOverAsync(CustomerMessage message, Dictionary<string, AttributeValue> found)
    {
        var notice = await _notice.TellOfFlagAsync(found, record.WasHandedBack);
        if (notice is not Step<HandOff?>.Continue { Value: var told })
            return notice.Ended;
        if (Step.Of(await conversation.RecordForHumanAsync(message, told, context.Work)) is Step.End { Outcome: var stopped })
            return stopped;

        answered.AddRange(message.Sids);
        return new Outcome.HandedToHuman();
    }

    public async Task<Outcome> RecordUnanswerableAsync(CustomerMessage message)
    {
        if (Step.Of(await conversation.RecordUnanswerableAsync(message, StatusBefore(), context.Work)) is Step.End { Outcome: var stopped })
            return stopped;

        context.Log.Write(
            Severity.Warning, "Messages without any text were recorded and not answered", LogField.Of("fragments", message.Sids.Count));
        answered.AddRange(message.Sids);
        return new Outcome.NothingToAnswer();
    }

    /// <summary>A customer who cannot be written to ends the turn like a reply: with what was written, and with the parts that went out before.</summary>
    public async Task<Outcome> RecordIfUnreachableAsync(CustomerMessage message, Outcome outcome)
    {
        if (outcome is not Outcome.CannotReply { Failure: var failure })
            return outcome;

        // Whoever the model called may have another way to the customer.
        if (conversation.HandOff is { } handOff)
            await _notice.TellAsync(handOff);

        var status = CustomerConsent.StatusOf(failure, message);
        if (Step.Of(await conversation.RecordUnreachableAsync(message, status, failure, context.Work)) is Step.End { Outcome: var stopped })
            return stopped;

        answered.AddRange(message.Sids);
        return outcome;
    }

    /// <summary>A hand-off of the model's was told already, whoever else has set the flag meanwhile.</summary>
    private Task<Step<HandOff?>> NoticeOfFlagAsync(Dictionary<string, AttributeValue> found) =>
        HandOffFlag.IsSet(found) && conversation.HandOff is null
            ? _notice.TellOfFlagAsync(found, record.WasHandedBack)
            : Task.FromResult<Step<HandOff?>>(new Step<HandOff?>.Continue(null));

    /// <summary>
    /// Where nothing is left to answer, a record without a status, or with only a dead worker's, has nothing waiting either; nor has one
    /// that says <c>retry</c>: nobody would ever take that back. <c>reply_failed</c> is over too: what failed is not staged any more,
    /// so it was answered meanwhile, unless a message may still be missing.
    /// </summary>
    private StatusAfter StatusBefore(bool isSomethingLeft = false)
    {
        var found = record.PreviousStatus;
        if (found == Contract.Statuses.ReplyFailed && (isSomethingLeft || context.Sightings.MayMissText))
            return StatusAfter.Found(found);

        return record switch
        {
            _ when found is not (null or Contract.Statuses.Processing or Contract.Statuses.Retry or Contract.Statuses.ReplyFailed) => StatusAfter.Found(found),
            { HandedToHuman: true } => StatusAfter.Instead(Contract.Statuses.AwaitingHuman),
            { HasOptedOut: true } => StatusAfter.Instead(Contract.Statuses.OptedOut),
            _ => StatusAfter.Instead(Contract.Statuses.ReplySent),
        };
    }
}
