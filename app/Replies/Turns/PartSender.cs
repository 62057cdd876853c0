using WhatsAppReplies.Replies.Conversations;
using WhatsAppReplies.Replies.Conversations.Writes;
using WhatsAppReplies.Replies.Messaging;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Time;

namespace WhatsAppReplies.Replies.Turns;

/// <summary>Sender of one part: brings it to the customer, and owns what is known about its attempts until it is accepted or the turn ends.</summary>
internal sealed class PartSender(
    TurnServices services,
    TurnContext context,
    ClaimedConversation conversation,
    ConversationRecord record,
    AuthorizedMessenger messenger,
    DateTimeOffset? customerWroteAt,
    int index,
    bool mayBeThere)
{
    /// <summary>Some attempt had an unknown outcome: the part is never again taken for surely not sent.</summary>
    private bool _mayBeThere = mayBeThere;

    /// <summary>Since when no POST can be under way any more, when its outcome is unknown.</summary>
    // guard: The grace counts from this worker's claim
    private DateTimeOffset? _unknownSince = mayBeThere ? conversation.Claim.ClaimedAt : null;

    private int _resends;

    private ReplyPart Part => conversation.Reply.Parts[index];

    private OutboundPart Outbound => new(record.Sender, context.Conversation.PrimaryChannel, Part.Text)
    {
        ConversationId = context.Conversation.ConversationId,
    };

    public async Task<Step> RunAsync()
    {
        var step = await DeliverAsync();

        // guard: A part of unknown outcome stays unknown for the next worker
        var isSurelyNotSent = !_mayBeThere;
        if (step is Step.End && isSurelyNotSent)
            conversation.MarkNotSent(index);
        return step;
    }

    private async Task<Step> DeliverAsync()
    {
        // guard: A part is marked as being sent before it is sent
        if (Part.State == PartState.Planned)
        {
            var marked = conversation.Reply.With(index, Part with { State = PartState.Sending, AttemptedAt = services.Time.GetUtcNow() });
            if (Step.Of(await conversation.NextPartAsync(marked, context.Work)) is Step.End end)
                return end;
        }

        while (Part.State != PartState.Sent)
        {
            if (await AttemptAsync() is Step.End end)
                return end;
        }

        return Step.Next;
    }

    private Task<Step> AttemptAsync()
    {
        if (_unknownSince is not { } since)
            return PostAsync();

        // guard: Nothing is sent again without looking
        return ReadBackAsync(since);
    }

    /// <summary>Nothing may stand between the checks and the POST.</summary>
    private async Task<Step> PostAsync()
    {
        var now = services.Time.GetUtcNow();
        if (CustomerWindow.Check(customerWroteAt, now, services.Options) is Step.End closed)
            return closed;

        // guard: Enough of the claim is left before every POST
        var claimOutlivesTheSend = conversation.SafeUntil - now > messenger.SendTimeout;
        if (!claimOutlivesTheSend)
            return new Step.End(ShortOfTime);

        var couldBeThereBefore = _mayBeThere;
        _mayBeThere = true;
        switch (await messenger.SendAsync(Outbound, context.Work))
        {
            case SendOutcome.Accepted accepted:
                Accept(accepted.Sid);
                return Step.Next;
            case SendOutcome.Unknown:
                // guard: A send of unknown outcome is read back
                _unknownSince = services.Time.GetUtcNow();
                return Step.Next;
            case SendOutcome.NotAccepted later:
                // guard: A resend that was not accepted leaves the first attempt unknown
                _mayBeThere = couldBeThereBefore;
                return new Step.End(new Outcome.TryAgain(later.Failure, later.RetryAfter));
            case SendOutcome.Refused never:
                // An earlier attempt was looked up before this one was made, and the provider says no to this one.
                _mayBeThere = false;
                return new Step.End(new Outcome.Refused(never.Failure, never.KeepsReply));
            case SendOutcome.CannotReach unreachable:
                _mayBeThere = false;
                return new Step.End(new Outcome.CannotReply(unreachable.Failure));
            case SendOutcome.Unauthorized unauthorized:
                _mayBeThere = couldBeThereBefore;
                return await messenger.RefreshAsync(unauthorized.Failure, context.Work);
            default:
                throw new InvalidOperationException("A send has an outcome that nobody knows.");
        }
    }

    private async Task<Step> ReadBackAsync(DateTimeOffset since)
    {
        var wait = since + services.Options.UnknownSendGrace - services.Time.GetUtcNow();
        if (wait > TimeSpan.Zero)
        {
            // guard: The read-back waits for the grace
            await Delay.ForAsync(wait, services.Time, context.Work);
        }

        // guard: Messages from before the attempt are not taken for this part
        var attemptedAt = Part.AttemptedAt ?? conversation.Reply.StartedAt;
        switch (await messenger.FindAsync(Outbound, attemptedAt, IsKnown, context.Work))
        {
            case LookupOutcome.Found found:
                context.Progress.UnknownSendsFound++;
                Accept(found.Sid);
                return Step.Next;
            case LookupOutcome.NotThere:
                return await ResendAsync();
            case LookupOutcome.TryAgain later:
                // guard: A list that cannot be read is no empty list
                return new Step.End(new Outcome.TryAgain(later.Failure));
            case LookupOutcome.Unauthorized unauthorized:
                return await messenger.RefreshAsync(unauthorized.Failure, context.Work);
            default:
                throw new InvalidOperationException("A read-back has an outcome that nobody knows.");
        }
    }

    private async Task<Step> ResendAsync()
    {
        if (_resends++ >= services.Options.MostResends)
            return new Step.End(StillUnknown);

        // The first attempt's time stays: if it is listed after all, the next read-back must find it.
        // guard: A resend is written down under the claim first
        if (Step.Of(await conversation.MarkUnknownResentAsync(conversation.Reply, context.Work)) is Step.End end)
            return end;

        context.Progress.UnknownSendsResent++;
        _unknownSince = null;
        return Step.Next;
    }

    private void Accept(string sid)
    {
        conversation.MarkAccepted(index, sid);
        context.Progress.Parts++;
        _unknownSince = null;
    }

    /// <summary>A message of an earlier turn, or an earlier part, can look just like this one.</summary>
    private bool IsKnown(string sid)
    {
        // guard: Messages of recorded turns are not taken for this part
        if (record.HoldsPart(sid))
            return true;

        foreach (var part in conversation.Reply.Parts)
        {
            // guard: Earlier parts are not taken for this one
            if (part.Sid == sid)
                return true;
        }

        // guard: Messages of archived turns are not taken for this part
        return record.ArchivedSids.Contains(sid);
    }

    private static Outcome.TryAgain ShortOfTime { get; } =
        new(new Failure("out_of_time", "Too little of the claim is left to send safely; the next delivery goes on."));

    private static Outcome.TryAgain StillUnknown { get; } =
        new(new Failure("send_unknown", "The provider neither confirms nor lists the message; the next delivery looks again."));
}
