using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Replies.Fragments;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Twilio;
using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Replies.Conversations.Writes;

/// <summary>A conversation under a claim: follows the claim from write to write, and knows when it is gone.</summary>
internal sealed class ClaimedConversation(ConversationStore store, Claim claim, LeaseTerms terms, TimeProvider time)
{
    private long _deadline = claim.Deadline.UtcTicks;
    private volatile RenewalOutcome.Lost? _loss;
    private volatile bool _isOver;
    private PendingReply? _pending;

    /// <summary>As the record has it.</summary>
    private PendingReply? _stored;

    /// <summary>As the claim found it.</summary>
    private ConversationRecord? _record;

    private UnusableAnswers? _unusableAnswers;
    private DateTimeOffset? _expiredTextSince;
    private bool _isExpiredTextFound;

    public Claim Claim { get; private set; } = claim;

    /// <summary>Until when this worker may rely on the claim: it follows the renewals that were confirmed, and no others.</summary>
    public DateTimeOffset SafeUntil => terms.SafeUntil(Deadline);

    /// <summary>What a renewal found in the claim's place.</summary>
    public RenewalOutcome.Lost? Loss => _loss;

    /// <summary>The claim was neither ended nor lost.</summary>
    public bool IsHeld => !_isOver && _loss is null;

    /// <summary>The reply as this worker knows it; ahead of the record between a part's acceptance and the next write.</summary>
    public PendingReply Reply => _pending ?? throw new InvalidOperationException("No reply is pending.");

    /// <summary>The pending reply's, if it has one.</summary>
    public HandOff? HandOff => _pending?.HandOff;

    private DateTimeOffset Deadline => new(Interlocked.Read(ref _deadline), TimeSpan.Zero);

    /// <summary>Called while the turn's other writes are under way.</summary>
    public async Task RenewAsync(CancellationToken cancellationToken)
    {
        var deadline = terms.DeadlineAt(time.GetUtcNow());
        if (!IsHeld || deadline <= Deadline)
            return;

        var outcome = await store.RenewAsync(Claim.Owner, deadline, cancellationToken);
        if (outcome is RenewalOutcome.Renewed)
            Interlocked.Exchange(ref _deadline, deadline.UtcTicks);
        else if (outcome is RenewalOutcome.Lost lost)
            _loss = lost;
    }

    public void Resume(PendingReply pending) => _pending = _stored = pending;

    public void MarkAccepted(int index, string sid) =>
        _pending = Reply.With(index, Reply.Parts[index] with { State = PartState.Sent, Sid = sid });

    public void MarkNotSent(int index) => _pending = Reply.With(index, Reply.Parts[index] with { State = PartState.Planned });

    /// <summary>Written with the end of the claim, whatever it is.</summary>
    public void Count(UnusableAnswers answers) => _unusableAnswers = answers;

    public void NoteRecord(ConversationRecord record) => _record = record;

    /// <summary>The same: text may have expired unanswered since then, and the provider could not be asked for it.</summary>
    public void RememberExpiredText(DateTimeOffset since) => _expiredTextSince = since;

    /// <summary>The same: the provider was asked, and nothing is missing any more.</summary>
    public void ForgetExpiredText() => (_expiredTextSince, _isExpiredTextFound) = (null, true);

    public Task<WriteOutcome> MendMessagesAsync(CancellationToken cancellationToken) =>
        ContinueAsync(TurnWrites.MendMessages, [], cancellationToken);

    public Task<WriteOutcome> ArchiveAsync(int count, int archivedBefore, ArchivedSids sids, CancellationToken cancellationToken)
    {
        var paths = new string[count];
        for (var index = 0; index < count; index++)
            paths[index] = $"{Names.Messages}[{index}]";

        var write = TurnWrites.Archive.Removing(paths);
        var values = new Dictionary<string, AttributeValue> { [":archived"] = Av.N(archivedBefore + count) };
        if (sids.IsEmpty)
            return ContinueAsync(write.Removing(Names.ArchivedSids), values, cancellationToken);

        values[":archivedSids"] = new() { B = new MemoryStream(sids.Bytes.ToArray()) };
        return ContinueAsync(write.Setting($"{Names.ArchivedSids} = :archivedSids"), values, cancellationToken);
    }

    public Task<WriteOutcome> CheckpointAsync(PendingReply pending, CancellationToken cancellationToken) =>
        StoreAsync(TurnWrites.Checkpoint, pending, cancellationToken);

    public Task<WriteOutcome> NextPartAsync(PendingReply pending, CancellationToken cancellationToken) =>
        StoreAsync(TurnWrites.NextPart, pending, cancellationToken);

    public Task<WriteOutcome> MarkUnknownResentAsync(PendingReply pending, CancellationToken cancellationToken) =>
        StoreAsync(TurnWrites.MarkUnknownResent, pending, cancellationToken);

    public Task<WriteOutcome> AnnounceHandOffAsync(DateTimeOffset at, CancellationToken cancellationToken) => ContinueAsync(
        TurnWrites.AnnounceHandOff, new() { [":handingOverAt"] = Av.N(at.ToUnixTimeMilliseconds()) }, cancellationToken);

    /// <returns>Blocked where something else has to be recorded: see <see cref="FinishAllTheSameAsync"/>.</returns>
    public Task<WriteOutcome> FinishAsync(CancellationToken cancellationToken)
    {
        var otherwise = Reply switch
        {
            { HandOff: not null } => Contract.Statuses.AwaitingHuman,
            { Customer.OptOutReply: not null } => Contract.Statuses.OptedOut,
            _ => null,
        };
        var finish = (otherwise is null ? TurnWrites.Finish : TurnWrites.FinishOtherwise).Listing(ReplyValues.Parts, Reply.Parts.Count);
        return FinishAsync(finish, otherwise, code: 0, Marks(Reply.HandOff, setsFlag: true), cancellationToken);
    }

    /// <param name="found">With which finish was blocked.</param>
    /// <param name="told">The hand-off that the queue was told, where the flag is another system's and it was not told before.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public Task<WriteOutcome> FinishAllTheSameAsync(Dictionary<string, AttributeValue> found, HandOff? told, CancellationToken cancellationToken)
    {
        // The flag comes first: whoever has the conversation sees the failure on the record too.
        var isAnothersFlag = HandOffFlag.IsSet(found);
        return TurnItem.FailureCode(found, Reply) is { } code && !isAnothersFlag && Reply.HandOff is null
            ? FinishAsync(TurnWrites.FinishUndelivered, Contract.Statuses.ReplyUndelivered, code, Marks(null, setsFlag: false), cancellationToken)
            : FinishAsync(
                TurnWrites.FinishHandedToHuman, Contract.Statuses.AwaitingHuman, code: 0, Marks(Reply.HandOff ?? told, !isAnothersFlag), cancellationToken);
    }

    private EndMarks Marks(HandOff? told, bool setsFlag) => new()
    {
        Told = told,
        SetsFlag = setsFlag,
        CompletesTask = Reply.CompletesTask,
        OptsOut = Reply.Customer.OptOutReply is not null,
    };

    private Task<WriteOutcome> FinishAsync(TurnWrite write, string? otherwise, long code, EndMarks marks, CancellationToken cancellationToken)
    {
        var reply = Reply;
        var values = ReplyValues.Of(reply.Customer, reply, time.GetUtcNow());
        values[":otherwise"] = Av.S(otherwise ?? Contract.Statuses.ReplySent);
        values[":reason"] = Av.S(UndeliveredReason.Of(code));
        return EndAsync(write, values, item => TurnItem.Records(item, reply.SidOf(0)), cancellationToken, marks);
    }

    /// <param name="message">What the customer wrote.</param>
    /// <param name="told">The hand-off that the queue was told; nothing: it was told before.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public Task<WriteOutcome> RecordForHumanAsync(CustomerMessage message, HandOff? told, CancellationToken cancellationToken) => EndAsync(
        TurnWrites.RecordForHuman,
        Entry(message),
        item => TurnItem.Records(item, message),
        cancellationToken,
        new EndMarks { Told = told, OptsOut = message.OptOutReply is not null });

    public Task<WriteOutcome> RecordUnanswerableAsync(CustomerMessage message, StatusAfter status, CancellationToken cancellationToken)
    {
        var values = Entry(message);
        values[":previous"] = Av.S(status.Value);
        return EndAsync(status.On(TurnWrites.RecordUnanswerable), values, item => TurnItem.Records(item, message), cancellationToken);
    }

    public Task<WriteOutcome> RestoreAsync(StatusAfter status, CancellationToken cancellationToken) =>
        EndAsync(status.On(TurnWrites.Restore), new() { [":previous"] = Av.S(status.Value) }, TurnItem.IsUnclaimed, cancellationToken);

    /// <summary>The next receive tries again. Where the last one has come and gone meanwhile, nobody does, and the record says why.</summary>
    public async Task ReleaseAsync(Failure failure, CancellationToken cancellationToken)
    {
        var release = _pending == _stored ? TurnWrites.Release : TurnWrites.ReleaseWithReply;
        var outcome = await CloseAsync(release, PendingValue, cancellationToken);
        if (outcome is WriteOutcome.Blocked { Item: var item } && TurnItem.Number(item, Names.ReceiveCount) > terms.ReceiveCount)
            await GiveUpAsync(failure, cancellationToken);
    }

    /// <summary>The customer cannot be written to: this is all that this turn will ever send.</summary>
    public Task<WriteOutcome> RecordUnreachableAsync(CustomerMessage message, string status, Failure failure, CancellationToken cancellationToken)
    {
        var sent = _pending?.Sent;
        var values = sent is null ? Entry(message) : ReplyValues.Of(message, sent, time.GetUtcNow());
        values[":previous"] = Av.S(status);
        values[":reason"] = Av.S(failure.ToString());
        return EndAsync(
            sent is null ? TurnWrites.RecordUnreachable : TurnWrites.RecordUnreachableAfterParts,
            values,
            item => TurnItem.Records(item, message),
            cancellationToken,
            new EndMarks { Told = HandOff, SetsFlag = true, OptsOut = message.OptOutReply is not null });
    }

    /// <param name="failure">Why, for the record.</param>
    /// <param name="keepsReply">The reply can go out as it is once a person has acted, also where nothing of it was accepted.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public Task RefuseAsync(Failure failure, bool keepsReply, CancellationToken cancellationToken)
    {
        var write = _pending switch
        {
            { NothingAccepted: true } when !keepsReply => TurnWrites.RefuseWithoutReply,
            _ when _pending != _stored => TurnWrites.RefuseWithReply,
            _ => TurnWrites.Refuse,
        };
        return CloseAsync(write, () => WithReason(failure), cancellationToken);
    }

    /// <summary>Nobody tries again by himself. A pending reply stays, as with a release: it is gone on with when a person starts the trigger again.</summary>
    public Task GiveUpAsync(Failure failure, CancellationToken cancellationToken) =>
        CloseAsync(_pending == _stored ? TurnWrites.Refuse : TurnWrites.RefuseWithReply, () => WithReason(failure), cancellationToken);

    private Dictionary<string, AttributeValue> WithReason(Failure failure)
    {
        var values = PendingValue();
        values[":reason"] = Av.S(failure.ToString());
        return values;
    }

    private Dictionary<string, AttributeValue> PendingValue()
    {
        var values = new Dictionary<string, AttributeValue>();
        if (_pending is not null)
            values[":pending"] = PendingReplyCodec.Write(_pending);
        if (_unusableAnswers is { } unusable)
            (values[":unusable"], values[":unusableOf"]) = (Av.N(unusable.Count), Av.S(unusable.NewestSid));
        return values;
    }

    private Dictionary<string, AttributeValue> Entry(CustomerMessage message) =>
        new() { [":entries"] = Av.L([Entries.OfCustomer(message, time.GetUtcNow())]) };

    private async Task<WriteOutcome> StoreAsync(TurnWrite write, PendingReply pending, CancellationToken cancellationToken)
    {
        var outcome = await ContinueAsync(write, new() { [":pending"] = PendingReplyCodec.Write(pending) }, cancellationToken);
        if (outcome is WriteOutcome.Applied)
            Resume(pending);
        return outcome;
    }

    /// <summary>
    /// A write of this claim may have been applied although all that came back was an error; then the step on the record is ahead of
    /// ours. It is still our own claim, so it is ended with the step that the record shows.
    /// </summary>
    private async Task<WriteOutcome> CloseAsync(TurnWrite write, Func<Dictionary<string, AttributeValue>> values, CancellationToken cancellationToken)
    {
        if (_unusableAnswers is not null)
            write = write.Setting($"{Names.UnusableAnswers} = :unusable").Setting($"{Names.UnusableAnswersOf} = :unusableOf");

        var outcome = await EndAsync(write, values(), TurnItem.IsUnclaimed, cancellationToken);

        // guard: A claim whose own write got no answer is released all the same
        if (outcome is WriteOutcome.Blocked { Item: var item } && TurnItem.IsAfter(item, Claim))
        {
            Claim = Claim.Next;
            outcome = await EndAsync(write, values(), TurnItem.IsUnclaimed, cancellationToken);
        }

        return outcome;
    }

    private async Task<WriteOutcome> ContinueAsync(TurnWrite write, Dictionary<string, AttributeValue> values, CancellationToken cancellationToken)
    {
        var outcome = await store.WriteAsync(write, Claim, values, item => TurnItem.IsAfter(item, Claim), cancellationToken);
        if (outcome is WriteOutcome.Applied { Claim: var next })
            Claim = next;
        else if (outcome is WriteOutcome.Lost)
            _isOver = true;
        return outcome;
    }

    private async Task<WriteOutcome> EndAsync(
        TurnWrite write,
        Dictionary<string, AttributeValue> values,
        Func<Dictionary<string, AttributeValue>, bool> isApplied,
        CancellationToken cancellationToken,
        EndMarks? marks = null)
    {
        values[":messageId"] = Av.S(terms.MessageId);
        values[":receiveCount"] = Av.N(terms.ReceiveCount);
        write = (marks ?? EndMarks.None).On(write, values, _record, time.GetUtcNow());

        // guard: What may have expired is remembered until the provider could be asked
        if (_expiredTextSince is { } since)
        {
            values[":expiredTextSince"] = Av.N(since.ToUnixTimeMilliseconds());
            write = write.Setting($"{Names.ExpiredTextSince} = :expiredTextSince");
        }
        else if (_isExpiredTextFound)
        {
            write = write.Removing(Names.ExpiredTextSince);
        }

        var outcome = await store.WriteAsync(write, Claim, values, isApplied, cancellationToken);
        if (outcome is not WriteOutcome.Blocked)
            _isOver = true;
        return outcome;
    }
}
