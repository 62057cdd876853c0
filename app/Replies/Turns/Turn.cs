using WhatsAppReplies.Replies.Conversations;
using WhatsAppReplies.Replies.Conversations.Archive;
using WhatsAppReplies.Replies.Conversations.Writes;
using WhatsAppReplies.Replies.Fragments;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Telemetry;

namespace WhatsAppReplies.Replies.Turns;

/// <summary>Steps 2 to 6: one reply to a set of fragments, or the rest of one that another worker began.</summary>
internal sealed class Turn(TurnServices services, TurnContext context, StagedFragments staged)
{
    private readonly ConversationStore _store = new(
        context.Dynamo, services.Settings.ConversationsTable, context.Conversation, services.Time);

    private static readonly string NotClaimable =
        $"DynamoDB refuses to claim the record: '{Contract.Conversations.Step}' and '{Contract.Conversations.LastStep}' must be numbers (N) where they are there, and the record must weigh clearly less than 400 KB.";

    private readonly List<string> _answered = [];

    public async Task<TurnResult> RunAsync()
    {
        var claim = await context.Progress.Step("claim", _store.ClaimAsync(
            services.Chance.Token(), context.Deadline, services.Options.ClockSkewMargin, context.Work));
        switch (claim)
        {
            case ClaimOutcome.Held held:
                return new(await HoldAsync(held), _answered);
            case ClaimOutcome.Busy busy:
                return new(new Outcome.Busy(busy.Until), []);
            case ClaimOutcome.Invalid:
                return new(new Outcome.Refused(new Failure("record_malformed", NotClaimable)), []);
            case ClaimOutcome.NoRecord:
                return new(new Outcome.Refused(new Failure("record_missing", "The trigger's conversation is not in the conversations table.")), []);
            default:
                throw new InvalidOperationException("A claim has an outcome that nobody knows.");
        }
    }

    private async Task<Outcome> HoldAsync(ClaimOutcome.Held held)
    {
        var conversation = new ClaimedConversation(_store, held.Claim, services.Time);
        context.Progress.Turns++;
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

        if (conversation.IsHeld)
            await CloseAsync(conversation, outcome);
        return outcome;
    }

    private async Task<Outcome> AnswerAsync(ClaimOutcome.Held held, ClaimedConversation conversation)
    {
        switch (RecordReader.Read(held.Item, held.PreviousStatus))
        {
            case RecordReading.Readable { Record: var record }:
                return record.Pending is { } pending
                    ? await ResumeAsync(conversation, record, pending)
                    : await StartAsync(held, conversation, record);
            case RecordReading.Malformed malformed:
                return new Outcome.Refused(malformed.Failure);
            default:
                throw new InvalidOperationException("A record was read in a way that nobody knows.");
        }
    }

    private async Task<Outcome> StartAsync(ClaimOutcome.Held held, ClaimedConversation conversation, ConversationRecord record)
    {
        var archiver = ArchiverOf(conversation, record);
        var (fresh, unremembered) = await SetLeftoversApartAsync(archiver, record);
        if (unremembered is not null)
            return unremembered;
        if (fresh.Count == 0)
            return TurnSteps.StopOf(await conversation.RestoreAsync(StatusBefore(record), context.Work)) ?? new Outcome.NothingToAnswer();

        var message = CustomerMessage.Oldest(fresh, services.Options.MessageBound);
        context.Progress.Fragments += message.Sids.Count;
        if (await MakeRoomAsync(conversation, archiver, record) is { } stop)
            return stop;

        if (message.Oversized is { } oversized)
            message = message with { FullTextItem = await Archive().PutTextAsync(oversized, context.Work), Oversized = null };
        if (record.HandedToHuman)
            return await HandOverAsync(conversation, message);
        if (message.Text.Length == 0)
            return await RecordUnanswerableAsync(conversation, record, message);

        return await ReplyAsync(held, conversation, record, message);
    }

    private async Task<Outcome> ReplyAsync(ClaimOutcome.Held held, ClaimedConversation conversation, ConversationRecord record, CustomerMessage message)
    {
        var customerWroteAt = staged.Newest;
        if (CustomerWindow.Closed(customerWroteAt, services.Time.GetUtcNow(), services.Options) is { } closed)
            return closed;
        if (SenderMissing(record) is { } missing)
            return missing;

        var made = await context.Progress.Step("model", new ReplyMaker(services, context).MakeAsync(
            held, record, message, customerWroteAt, context.Work));
        if (made is not ReplyMade.Ready { Reply: var reply })
            return ((ReplyMade.Stopped)made).Outcome;

        // Before the checkpoint: nothing may stand between it and the POST.
        var (messenger, stop) = await AuthorizedMessenger.OpenAsync(services, context, record.CredentialsSecretId, context.Work);
        if (messenger is null)
            return stop!;

        reply = reply.With(0, reply.Parts[0] with { State = PartState.Sending, AttemptedAt = services.Time.GetUtcNow() });
        var checkpoint = await context.Progress.Step("checkpoint", conversation.CheckpointAsync(reply, context.Work));

        // No other reply can stand there under our claim, so it was the flag that refused.
        var wasHandedToHuman = checkpoint is WriteOutcome.Blocked { Item: var item } && !item.ContainsKey(Contract.Conversations.PendingReply);
        if (wasHandedToHuman)
            return await HandOverAsync(conversation, message);

        return TurnSteps.StopOf(checkpoint) ?? await DeliverAsync(conversation, record, messenger, customerWroteAt, isResumed: false);
    }

    private async Task<Outcome> ResumeAsync(ClaimedConversation conversation, ConversationRecord record, PendingReply pending)
    {
        context.Progress.ResumedTurns++;
        context.Progress.Fragments += pending.Customer.Sids.Count;
        conversation.Resume(pending);
        var (_, unremembered) = await SetLeftoversApartAsync(ArchiverOf(conversation, record), record);
        if (unremembered is not null)
            return unremembered;
        if (SenderMissing(record) is { } missing)
            return missing;

        var (messenger, stop) = await AuthorizedMessenger.OpenAsync(services, context, record.CredentialsSecretId, context.Work);
        if (messenger is null)
            return stop!;

        var customerWroteAt = staged.Newest is { } newest && !(pending.CustomerWroteAt > newest) ? newest : pending.CustomerWroteAt;
        return await DeliverAsync(conversation, record, messenger, customerWroteAt, isResumed: true);
    }

    private async Task<Outcome> DeliverAsync(
        ClaimedConversation conversation, ConversationRecord record, AuthorizedMessenger messenger, DateTimeOffset? customerWroteAt, bool isResumed)
    {
        var sender = new ReplySender(services, context, conversation, record, messenger, customerWroteAt);
        if (await context.Progress.Step("send", sender.RunAsync(isResumed)) is { } stop)
            return stop;

        var reply = conversation.Pending!;
        var finish = await context.Progress.Step("finish", conversation.FinishAsync(reply, context.Work));
        if (TurnSteps.StopOf(finish) is { } refused)
            return refused;

        context.Progress.Replies++;
        _answered.AddRange(reply.Customer.Sids);
        return new Outcome.Replied();
    }

    private async Task<Outcome> HandOverAsync(ClaimedConversation conversation, CustomerMessage message)
    {
        if (TurnSteps.StopOf(await conversation.RecordForHumanAsync(message, context.Work)) is { } stop)
            return stop;

        _answered.AddRange(message.Sids);
        return new Outcome.HandedToHuman();
    }

    private async Task<Outcome> RecordUnanswerableAsync(ClaimedConversation conversation, ConversationRecord record, CustomerMessage message)
    {
        if (TurnSteps.StopOf(await conversation.RecordUnanswerableAsync(message, StatusBefore(record), context.Work)) is { } stop)
            return stop;

        context.Log.Write(
            Severity.Warning, "Messages without any text were recorded and not answered", LogField.Of("fragments", message.Sids.Count));
        _answered.AddRange(message.Sids);
        return new Outcome.NothingToAnswer();
    }

    /// <summary>What a recorded turn holds already was answered before its items could be deleted.</summary>
    private async Task<(List<Fragment> Fresh, Outcome? Stop)> SetLeftoversApartAsync(Archiver archiver, ConversationRecord record)
    {
        var recorded = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fragment in staged.Answerable)
        {
            var isLeftover = record.Holds(fragment.Sid);
            if (isLeftover)
                recorded.Add(fragment.Sid);
        }

        context.Progress.Leftovers += recorded.Count;
        if (await archiver.RememberAsync(recorded, context.Work) is { } refused)
            return ([], TurnSteps.StopOf(refused));

        _answered.AddRange(recorded);
        return (staged.Except(recorded), null);
    }

    private async Task<Outcome?> MakeRoomAsync(ClaimedConversation conversation, Archiver archiver, ConversationRecord record)
    {
        if (record.MessagesAreNull && TurnSteps.StopOf(await conversation.MendMessagesAsync(context.Work)) is { } stop)
            return stop;

        var refused = await archiver.KeepBoundsAsync(staged.Sids, context.Work);
        return refused is null ? null : TurnSteps.StopOf(refused);
    }

    private Archiver ArchiverOf(ClaimedConversation conversation, ConversationRecord record) =>
        new(Archive(), conversation, record, services.Options.Archive, services.Time, context.Log);

    private ArchiveStore Archive() =>
        new(context.Dynamo, services.Settings.ConversationsTable, context.Conversation);

    private static Outcome.Refused? SenderMissing(ConversationRecord record) => record.CompanyNumber is not null
        ? null
        : new(new Failure(
            "sender_not_named",
            $"The record names no '{Contract.Conversations.CompanyNumber}' (nested under '{Contract.Conversations.ChannelConfig}' or flat in it)."));

    /// <summary>Where nothing is left to answer, a record without a status, or with only a dead worker's, has nothing waiting either.</summary>
    private static string StatusBefore(ConversationRecord record) =>
        record.PreviousStatus is null or Contract.Statuses.Processing ? Contract.Statuses.ReplySent : record.PreviousStatus;

    /// <summary>A claim that cannot be ended ends by itself.</summary>
    private async Task CloseAsync(ClaimedConversation conversation, Outcome outcome)
    {
        try
        {
            if (outcome is Outcome.Refused { Failure: var failure })
                await conversation.RefuseAsync(failure, context.End);
            else
                await conversation.ReleaseAsync(context.End);
        }
        catch (Exception exception)
        {
            context.Log.Write(Severity.Warning, "The claim could not be released and stays until its deadline", ExceptionFields.Of(exception));
        }
    }
}
