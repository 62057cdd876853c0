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
    private const string Parts = ":parts";

    private long _deadline = claim.Deadline.UtcTicks;
    private volatile RenewalOutcome.Lost? _loss;
    private volatile bool _isOver;
    private PendingReply? _pending;

    /// <summary>As the record has it.</summary>
    private PendingReply? _stored;

    private int? _unusableAnswers;
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
    public void CountUnusableAnswers(int count) => _unusableAnswers = count;

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

    public async Task<WriteOutcome> FinishAsync(CancellationToken cancellationToken)
    {
        var reply = Reply;
        var finish = TurnWrites.Finish.Listing(Parts, reply.Parts.Count);
        var finished = await EndAsync(finish, Values(), IsRecorded, cancellationToken);
        if (finished is not WriteOutcome.Blocked { Item: var item })
            return finished;

        // The flag comes first: whoever has the conversation sees the failure on the record too.
        return TurnItem.FailureCode(item, reply) is { } code && !TurnItem.IsHandedToHuman(item)
            ? await EndAsync(TurnWrites.FinishUndelivered, Values(Contract.Statuses.ReplyUndelivered, code), IsRecorded, cancellationToken)
            : await EndAsync(TurnWrites.FinishHandedToHuman, Values(Contract.Statuses.AwaitingHuman), IsRecorded, cancellationToken);

        bool IsRecorded(Dictionary<string, AttributeValue> item) => TurnItem.Records(item, reply.SidOf(0));

        Dictionary<string, AttributeValue> Values(string? otherwise = null, long code = 0)
        {
            var now = time.GetUtcNow();
            var sids = Enumerable.Range(0, reply.Parts.Count).Select(reply.SidOf).ToList();
            var values = new Dictionary<string, AttributeValue>
            {
                [":entries"] = Av.L([Entries.OfCustomer(reply.Customer, now), Entries.OfAssistant(reply, now)]),
                [":lastSid"] = Av.S(sids[^1]),
                [":partSids"] = Av.L(sids),
                [":took"] = Av.N(Math.Max(0, (long)(now - reply.StartedAt).TotalMilliseconds)),
                [":otherwise"] = Av.S(otherwise ?? Contract.Statuses.ReplySent),
                [":reason"] = Av.S(UndeliveredReason.Of(code)),
            };
            for (var index = 0; index < sids.Count; index++)
                values[$"{Parts}{index}"] = Av.S(sids[index]);
            return values;
        }
    }

    public Task<WriteOutcome> RecordForHumanAsync(CustomerMessage message, CancellationToken cancellationToken) =>
        EndAsync(TurnWrites.RecordForHuman, Entry(message), item => TurnItem.Records(item, message), cancellationToken);

    public Task<WriteOutcome> RecordUnanswerableAsync(CustomerMessage message, string previousStatus, CancellationToken cancellationToken)
    {
        var values = Entry(message);
        values[":previous"] = Av.S(previousStatus);
        return EndAsync(TurnWrites.RecordUnanswerable, values, item => TurnItem.Records(item, message), cancellationToken);
    }

    public Task<WriteOutcome> RestoreAsync(string previousStatus, CancellationToken cancellationToken) =>
        EndAsync(TurnWrites.Restore, new() { [":previous"] = Av.S(previousStatus) }, TurnItem.IsUnclaimed, cancellationToken);

    public Task ReleaseAsync(CancellationToken cancellationToken) =>
        CloseAsync(_pending == _stored ? TurnWrites.Release : TurnWrites.ReleaseWithReply, PendingValue, cancellationToken);

    /// <summary>The customer cannot be written to: this is all that this turn will ever send.</summary>
    public Task<WriteOutcome> RecordUnreachableAsync(CustomerMessage message, Failure failure, CancellationToken cancellationToken)
    {
        var sent = _pending?.Sent;
        var write = sent is null ? TurnWrites.RecordUnreachable : TurnWrites.RecordUnreachableAfterParts;
        return EndAsync(write, Values(), item => TurnItem.Records(item, message), cancellationToken);

        Dictionary<string, AttributeValue> Values()
        {
            var now = time.GetUtcNow();
            var values = Entry(message);
            values[":previous"] = Av.S(Contract.Statuses.CannotReply);
            values[":reason"] = Av.S(failure.ToString());
            if (sent is null)
                return values;

            values[":entries"] = Av.L([Entries.OfCustomer(message, now), Entries.OfAssistant(sent, now)]);
            var sids = Enumerable.Range(0, sent.Parts.Count).Select(sent.SidOf).ToList();
            values[":lastSid"] = Av.S(sids[^1]);
            values[":partSids"] = Av.L(sids);
            values[":took"] = Av.N(Math.Max(0, (long)(now - sent.StartedAt).TotalMilliseconds));
            return values;
        }
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
        if (_unusableAnswers is { } count)
            values[":unusable"] = Av.N(count);
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
    private async Task CloseAsync(TurnWrite write, Func<Dictionary<string, AttributeValue>> values, CancellationToken cancellationToken)
    {
        if (_unusableAnswers is not null)
            write = write.Setting($"{Names.UnusableAnswers} = :unusable");

        var outcome = await EndAsync(write, values(), TurnItem.IsUnclaimed, cancellationToken);

        // guard: A claim whose own write got no answer is released all the same
        if (outcome is WriteOutcome.Blocked { Item: var item } && TurnItem.IsAfter(item, Claim))
        {
            Claim = Claim.Next;
            await EndAsync(write, values(), TurnItem.IsUnclaimed, cancellationToken);
        }
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
        CancellationToken cancellationToken)
    {
        values[":messageId"] = Av.S(terms.MessageId);
        values[":receiveCount"] = Av.N(terms.ReceiveCount);

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
