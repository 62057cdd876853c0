using WhatsAppReplies.Replies.Conversations;
using WhatsAppReplies.Replies.Conversations.Writes;
using WhatsAppReplies.Replies.Messaging;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Time;

namespace WhatsAppReplies.Replies.Turns;

/// <summary>
/// Step 5: brings every part of the pending reply to the customer, once. Ends with nothing when all are accepted, else with the
/// outcome that stopped it; the conversation's pending reply then says how far it came.
/// </summary>
internal sealed class ReplySender(
    TurnServices services, TurnContext context, ClaimedConversation conversation, ConversationRecord record, AuthorizedMessenger messenger, DateTimeOffset? customerWroteAt)
{
    private PendingReply Reply => conversation.Pending!;

    /// <summary>Since when no POST of the current part can be under way any more, when its outcome is unknown.</summary>
    private DateTimeOffset? _unknownSince;

    /// <summary>Some attempt at the current part had an unknown outcome: it is never again taken for surely not sent.</summary>
    private bool _mayBeThere;

    private int _resends;

    /// <param name="isResumed">Another worker made the reply; a part that it left as sending is unknown.</param>
    public async Task<Outcome?> RunAsync(bool isResumed)
    {
        for (var index = Reply.FirstUnsent; index < Reply.Parts.Count; index = Reply.FirstUnsent)
        {
            _mayBeThere = isResumed && Reply.Parts[index].State == PartState.Sending;
            _unknownSince = _mayBeThere ? conversation.Claim.ClaimedAt : null;
            _resends = 0;
            isResumed = false;

            if (await DeliverAsync(index) is { } stop)
            {
                if (!_mayBeThere)
                    conversation.Pending = Reply.With(index, Reply.Parts[index] with { State = PartState.Planned });
                return stop;
            }
        }

        return null;
    }

    private async Task<Outcome?> DeliverAsync(int index)
    {
        if (Reply.Parts[index].State == PartState.Planned)
        {
            var marked = Reply.With(index, Reply.Parts[index] with { State = PartState.Sending, AttemptedAt = services.Time.GetUtcNow() });
            if (TurnSteps.StopOf(await conversation.NextPartAsync(marked, context.Work)) is { } stop)
                return stop;
        }

        while (Reply.Parts[index].State != PartState.Sent)
        {
            var stop = _unknownSince is { } since ? await ReadBackAsync(index, since) : await PostAsync(index);
            if (stop is not null)
                return stop;
        }

        return null;
    }

    /// <summary>Nothing may stand between the checks and the POST.</summary>
    private async Task<Outcome?> PostAsync(int index)
    {
        var now = services.Time.GetUtcNow();
        if (CustomerWindow.Closed(customerWroteAt, now, services.Options) is { } closed)
            return closed;

        var claimOutlivesTheSend = conversation.Claim.SafeUntil - now > messenger.SendTimeout;
        if (!claimOutlivesTheSend)
            return ShortOfTime();

        var couldBeThereBefore = _mayBeThere;
        _mayBeThere = true;
        var outcome = await messenger.SendAsync(Outbound(index), context.Work);
        switch (outcome)
        {
            case SendOutcome.Accepted accepted:
                Accept(index, accepted.Sid);
                return null;
            case SendOutcome.Unknown:
                _unknownSince = services.Time.GetUtcNow();
                return null;
            case SendOutcome.NotAccepted later:
                _mayBeThere = couldBeThereBefore;
                return new Outcome.TryAgain(later.Failure, later.RetryAfter);
            case SendOutcome.Refused never:
                // An earlier attempt was looked up before this one was made, and the provider says no to this one.
                _mayBeThere = false;
                return new Outcome.Refused(never.Failure);
            case SendOutcome.Unauthorized unauthorized:
                _mayBeThere = couldBeThereBefore;
                return await messenger.RefreshAsync(unauthorized.Failure, context.Work);
            default:
                throw new InvalidOperationException("A send has an outcome that nobody knows.");
        }
    }

    private async Task<Outcome?> ReadBackAsync(int index, DateTimeOffset since)
    {
        var wait = since + services.Options.UnknownSendGrace - services.Time.GetUtcNow();
        if (wait > TimeSpan.Zero)
            await Delay.ForAsync(wait, services.Time, context.Work);

        var part = Reply.Parts[index];
        switch (await messenger.FindAsync(Outbound(index), part.AttemptedAt ?? Reply.StartedAt, IsKnown, context.Work))
        {
            case LookupOutcome.Found found:
                context.Progress.UnknownSendsFound++;
                Accept(index, found.Sid);
                return null;
            case LookupOutcome.NotThere:
                return await ResendAsync(index);
            case LookupOutcome.TryAgain later:
                return new Outcome.TryAgain(later.Failure);
            case LookupOutcome.Unauthorized unauthorized:
                return await messenger.RefreshAsync(unauthorized.Failure, context.Work);
            default:
                throw new InvalidOperationException("A read-back has an outcome that nobody knows.");
        }
    }

    private async Task<Outcome?> ResendAsync(int index)
    {
        if (_resends++ >= services.Options.MostResends)
            return new Outcome.TryAgain(new Failure("send_unknown", "The provider neither confirms nor lists the message; the next delivery looks again."));

        // The first attempt's time stays: if it is listed after all, the next read-back must find it.
        if (TurnSteps.StopOf(await conversation.MarkUnknownResentAsync(Reply, context.Work)) is { } stop)
            return stop;

        context.Progress.UnknownSendsResent++;
        _unknownSince = null;
        return null;
    }

    private void Accept(int index, string sid)
    {
        conversation.Pending = Reply.With(index, Reply.Parts[index] with { State = PartState.Sent, Sid = sid });
        context.Progress.Parts++;
        _unknownSince = null;
    }

    private OutboundPart Outbound(int index) => new(record.CompanyNumber!, context.Conversation.PrimaryChannel, Reply.Parts[index].Text);

    /// <summary>A message of an earlier turn, or an earlier part, can look just like this one.</summary>
    private bool IsKnown(string sid)
    {
        foreach (var entry in record.Messages)
        {
            if (entry.PartSids.Contains(sid) || (!entry.IsCustomers && entry.MessageId == sid))
                return true;
        }

        foreach (var part in Reply.Parts)
        {
            if (part.Sid == sid)
                return true;
        }

        return record.ArchivedSids.Contains(sid);
    }

    private static Outcome.TryAgain ShortOfTime() =>
        new(new Failure("out_of_time", "Too little of the claim is left to send safely; the next delivery goes on."));
}
