using WhatsAppReplies.Replies.Conversations;
using WhatsAppReplies.Replies.Conversations.Archive;
using WhatsAppReplies.Replies.Conversations.Writes;
using WhatsAppReplies.Replies.Fragments;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Telemetry;

namespace WhatsAppReplies.Replies.Turns;

/// <summary>A turn, steps 2 to 6: one reply to a set of fragments, or the rest of one that another worker began.</summary>
internal sealed class Turn(TurnServices services, TurnContext context, StagedFragments staged)
{
    private readonly ConversationStore _store = new(context.Dynamo, services.Settings.ConversationsTable, context.Conversation, services.Time);

    private readonly TypingIndicator _typing = new(services, context);

    private static readonly string NotClaimable =
        $"DynamoDB refuses to claim the record: '{Contract.Conversations.Step}' and '{Contract.Conversations.LastStep}' must be numbers (N) "
        + "where they are there, and the record must weigh clearly less than 400 KB.";

    private readonly List<string> _answered = [];

    /// <summary>This worker was overtaken: a later receive of its trigger was the last one, and is over.</summary>
    private bool _wasLastReceiveSeen;

    public async Task<TurnResult> RunAsync()
    {
        var claim = await context.Progress.Step("claim", _store.ClaimAsync(
            services.Chance.Token(), context.Lease.Terms, context.Sightings.Lifetime, context.Work));
        switch (claim)
        {
            case ClaimOutcome.Held held:
                return new(await HoldAsync(held), _answered);
            case ClaimOutcome.Busy busy:
                return Unclaimed(new Outcome.Busy(busy.Until, busy.OwnerEnds, busy.IsOwnTrigger));
            case ClaimOutcome.Invalid:
                return Unclaimed(new Outcome.Refused(new Failure("record_malformed", NotClaimable)));
            case ClaimOutcome.NoRecord:
                return Unclaimed(new Outcome.Refused(new Failure("record_missing", "The trigger's conversation is not in the conversations table.")));
            default:
                throw new InvalidOperationException("A claim has an outcome that nobody knows.");
        }
    }

    private static TurnResult Unclaimed(Outcome outcome) => new(outcome, []) { WasClaimed = false };

    private async Task<Outcome> HoldAsync(ClaimOutcome.Held held)
    {
        var conversation = new ClaimedConversation(_store, held.Claim, context.Lease.Terms, services.Time);
        context.Lease.Hold(conversation);
        // guard: A worker that its last receive has overtaken leaves no retry
        _wasLastReceiveSeen = Receives.LatestOf(held, context.Lease.Terms) >= services.Settings.MaxReceiveCount;
        if (context.Progress.Turns++ == 0)
            context.Progress.ReceivesWithoutTurn = Receives.WithoutTurn(held, context.Lease.Terms, context.Sightings.QueuedAt);
        Outcome outcome;
        try
        {
            outcome = await AnswerAsync(held, conversation);
        }
        catch (Exception exception)
        {
            outcome = TurnFault.OutcomeOf(exception);
            if (TurnFault.IsDefect(exception))
                context.Log.Write(Severity.Error, "A turn failed because of a defect", ExceptionFields.Of(exception));
        }
        finally
        {
            context.Lease.LetGo();
            await _typing.EndAsync();
        }

        if (conversation.Loss is { } loss && outcome is Outcome.TryAgain)
            return new Outcome.Superseded(loss.Until);

        // guard: A claim that cannot go on is released
        if (conversation.IsHeld)
            await CloseAsync(conversation, outcome);
        return outcome;
    }

    private async Task<Outcome> AnswerAsync(ClaimOutcome.Held held, ClaimedConversation conversation)
    {
        var reading = Step<ConversationRecord>.Of(RecordReader.Read(held.Item, held.PreviousStatus));
        if (reading is not Step<ConversationRecord>.Continue { Value: var record })
            return reading.Ended;

        if (record.UnreadableEntries > 0)
        {
            context.Log.Write(
                Severity.Warning,
                $"Entries of '{Contract.Conversations.Messages}' have a form that is not read; they stay, and without a text the model does not see them",
                LogField.Of("entries", record.UnreadableEntries));
        }

        context.Sightings.Know(record);
        conversation.NoteRecord(record);

        // guard: A pending reply is gone on with
        if (record.Pending is { } pending)
            return await ResumeAsync(conversation, record, pending);
        return await StartAsync(held, conversation, record);
    }

    private async Task<Outcome> StartAsync(ClaimOutcome.Held held, ClaimedConversation conversation, ConversationRecord record)
    {
        var missing = await new ExpiredText(services, context, conversation, record, staged).LookAsync();
        if (missing is not Step<int>.Continue { Value: var stagedAgain })
            return missing.Ended;
        if (stagedAgain > 0)
            return await End(conversation, record).StagedAgainAsync();

        var archiver = ArchiverOf(conversation, record);
        var apart = await SetLeftoversApartAsync(archiver, record);
        if (apart is not Step<List<Fragment>>.Continue { Value: var fresh })
            return apart.Ended;
        if (fresh.Count == 0)
            return await End(conversation, record).RestoreAsync();

        var message = CustomerMessage.Oldest(fresh, services.Options.MessageBound);
        context.Progress.Fragments += message.Sids.Count;
        if (await MakeRoomAsync(conversation, archiver, record) is Step.End { Outcome: var blocked })
            return blocked;

        if (message.Oversized is { } oversized)
            message = message with { FullTextItem = await Archive().PutTextAsync(oversized, context.Work), Oversized = null };

        // guard: A conversation that a person has is not sent to the model
        if (record.HandedToHuman)
            return await End(conversation, record).HandOverAsync(message, record.Item);

        if (CustomerConsent.Check(record, message) is Step.End { Outcome: var unwilling })
            return await End(conversation, record).RecordIfUnreachableAsync(message, unwilling);
        if (message.Text.Length == 0)
            return await End(conversation, record).RecordUnanswerableAsync(message);

        return await ReplyAsync(held, conversation, record, message);
    }

    private async Task<Outcome> ReplyAsync(ClaimOutcome.Held held, ClaimedConversation conversation, ConversationRecord record, CustomerMessage message)
    {
        var customerWroteAt = staged.Newest;
        if (CustomerWindow.Check(customerWroteAt, services.Time.GetUtcNow(), services.Options) is Step.End { Outcome: var closed })
            return await End(conversation, record).RecordIfUnreachableAsync(message, closed);
        if (CheckSender(record) is Step.End { Outcome: var missing })
            return missing;

        var maker = new ReplyMaker(services, context, conversation, _typing);
        var made = message.OptOutReply is { } line
            ? maker.Acknowledge(line, held.Claim, message, customerWroteAt)
            : await maker.MakeAsync(held, record, message, customerWroteAt, context.Work);
        if (made is not Step<PendingReply>.Continue { Value: var reply })
            return made.Ended;

        // Before the checkpoint: nothing may stand between it and the POST.
        var opened = await AuthorizedMessenger.OpenAsync(services, context, record);
        if (opened is not Step<AuthorizedMessenger>.Continue { Value: var messenger })
            return opened.Ended;

        reply = reply.With(0, reply.Parts[0] with { State = PartState.Sending, AttemptedAt = services.Time.GetUtcNow() });
        var checkpoint = await context.Progress.Step("checkpoint", conversation.CheckpointAsync(reply, context.Work));

        // No other reply can stand there under our claim, so it was the flag that refused.
        if (checkpoint is WriteOutcome.Blocked { Item: var item } && !item.ContainsKey(Contract.Conversations.PendingReply))
            return await End(conversation, record).HandOverAsync(reply.Customer, item);

        return Step.Of(checkpoint) is Step.End { Outcome: var refused }
            ? refused
            : await DeliverAsync(conversation, record, messenger, customerWroteAt, isResumed: false);
    }

    private async Task<Outcome> ResumeAsync(ClaimedConversation conversation, ConversationRecord record, PendingReply pending)
    {
        context.Sightings.SeePendingReply();
        context.Progress.ResumedTurns++;
        context.Progress.Fragments += pending.Customer.Sids.Count;
        conversation.Resume(pending);
        if (await SetLeftoversApartAsync(ArchiverOf(conversation, record), record) is Step<List<Fragment>>.End { Outcome: var unremembered })
            return unremembered;

        // Nothing of it is with the customer: what has happened since decides as for a new reply. One that was begun is brought to its end.
        if (pending.NothingAccepted)
        {
            if (record.HandedToHuman)
                return await End(conversation, record).HandOverAsync(pending.Customer, record.Item);
            if (CustomerConsent.Check(record, pending.Customer) is Step.End { Outcome: var unwilling })
                return await End(conversation, record).RecordIfUnreachableAsync(pending.Customer, unwilling);
        }

        if (CheckSender(record) is Step.End { Outcome: var missing })
            return missing;

        var opened = await AuthorizedMessenger.OpenAsync(services, context, record);
        if (opened is not Step<AuthorizedMessenger>.Continue { Value: var messenger })
            return opened.Ended;

        var customerWroteAt = staged.Newest is { } newest && !(pending.CustomerWroteAt > newest) ? newest : pending.CustomerWroteAt;
        return await DeliverAsync(conversation, record, messenger, customerWroteAt, isResumed: true);
    }

    private async Task<Outcome> DeliverAsync(
        ClaimedConversation conversation, ConversationRecord record, AuthorizedMessenger messenger, DateTimeOffset? customerWroteAt, bool isResumed)
    {
        var sender = new ReplySender(services, context, conversation, record, messenger);
        if (await context.Progress.Step("send", sender.RunAsync(customerWroteAt, isResumed)) is Step.End { Outcome: var stopped })
            return await End(conversation, record).RecordIfUnreachableAsync(conversation.Reply.Customer, stopped);

        return await End(conversation, record).FinishAsync();
    }

    private TurnEnd End(ClaimedConversation conversation, ConversationRecord record) => new(services, context, conversation, record, _answered);

    /// <summary>What a recorded turn holds already was answered before its items could be deleted.</summary>
    private async Task<Step<List<Fragment>>> SetLeftoversApartAsync(Archiver archiver, ConversationRecord record)
    {
        var recorded = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fragment in staged.Answerable)
        {
            // guard: Leftovers of recorded turns are not answered again
            var isLeftover = record.Holds(fragment.Sid);
            if (isLeftover)
                recorded.Add(fragment.Sid);
        }

        context.Progress.Leftovers += recorded.Count;
        if (Step.Of(await archiver.RememberAsync(recorded, context.Work)) is Step.End { Outcome: var stopped })
            return new Step<List<Fragment>>.End(stopped);

        _answered.AddRange(recorded);
        return new Step<List<Fragment>>.Continue(staged.Except(recorded));
    }

    private async Task<Step> MakeRoomAsync(ClaimedConversation conversation, Archiver archiver, ConversationRecord record)
    {
        if (record.MessagesAreNull && Step.Of(await conversation.MendMessagesAsync(context.Work)) is Step.End stopped)
            return stopped;

        return Step.Of(await archiver.KeepBoundsAsync(staged.Sids, context.Work));
    }

    private Archiver ArchiverOf(ClaimedConversation conversation, ConversationRecord record) =>
        new(Archive(), conversation, record, services.Options.Archive, services.Time, context.Log);

    private ArchiveStore Archive() =>
        new(context.Dynamo, services.Settings.ConversationsTable, context.Conversation);

    private static Step CheckSender(ConversationRecord record) => record.CompanyNumber is not null
        ? Step.Next
        : new Step.End(new Outcome.Refused(new Failure(
            "sender_not_named",
            $"The record names no '{Contract.Conversations.CompanyNumber}' (nested under '{Contract.Conversations.ChannelConfig}' or flat in it).")));

    /// <summary>A claim that cannot be ended ends by itself.</summary>
    private async Task CloseAsync(ClaimedConversation conversation, Outcome outcome)
    {
        try
        {
            // guard: A try-again of the last receive is no retry
            var isGivenUp = (context.IsLastReceive || _wasLastReceiveSeen) && outcome is Outcome.TryAgain;
            if (outcome is Outcome.Refused refused)
                await conversation.RefuseAsync(refused.Failure, refused.KeepsReply, context.End);
            else if (isGivenUp)
                await conversation.GiveUpAsync(TurnFault.FailureOf(outcome), context.End);
            else
                await conversation.ReleaseAsync(TurnFault.FailureOf(outcome), context.End);
        }
        catch (Exception exception)
        {
            context.Log.Write(Severity.Warning, "The claim could not be released and stays until its deadline", ExceptionFields.Of(exception));
        }
    }
}
