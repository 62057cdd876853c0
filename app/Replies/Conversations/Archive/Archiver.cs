using WhatsAppReplies.Replies.Conversations.Writes;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Telemetry;
using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Replies.Conversations.Archive;

/// <summary>
/// Archiving, for P6: keeps a record's size, and with it the price of every write, independent of its age. First the archive item, then the record:
/// a crash between the two leaves an item that the next worker finds under the same key and goes on with.
/// </summary>
internal sealed class Archiver(
    ArchiveStore store, ClaimedConversation conversation, ConversationRecord found, ArchiveOptions options, TimeProvider time, ILog log)
{
    /// <summary>As it is after what was archived so far.</summary>
    private ConversationRecord _record = found;

    /// <summary>
    /// A message that was answered long ago is still staged, and is about to be deleted. Another worker may have read it too and be
    /// asleep since: it must recognise it when it wakes, although nothing that is staged speaks for keeping its sid any more.
    /// </summary>
    /// <returns>Applied too when nothing had to be written.</returns>
    public async Task<WriteOutcome> RememberAsync(IReadOnlySet<string> leftovers, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var fading = new List<(string, DateTimeOffset)>();
        foreach (var sid in leftovers)
        {
            // guard: A leftover is remembered before it is deleted
            if (RecognisedUntil(sid) < now + options.LongestInvocation)
                fading.Add((sid, now + options.RedeliveryHorizon));
        }

        if (fading.Count == 0)
            return Kept;

        var sids = With(fading, now);
        var outcome = await conversation.ArchiveAsync(0, _record.ArchivedCount, sids, cancellationToken);
        if (outcome is not WriteOutcome.Applied)
            return outcome;

        _record = _record with { ArchivedSids = sids };
        return Kept;
    }

    /// <returns>Applied when the bounds are kept, else the write that the claim did not allow any more.</returns>
    public async Task<WriteOutcome> KeepBoundsAsync(IReadOnlySet<string> staged, CancellationToken cancellationToken)
    {
        while (ArchivePlan.Count(_record, staged, time.GetUtcNow(), options) is > 0 and var planned)
        {
            // guard: An archive item is written before the record is shortened
            var count = await store.PutMessagesAsync(_record, planned, cancellationToken);
            var isEarlierPrefix = count > 0 && count <= _record.Messages.Count;
            if (!isEarlierPrefix)
            {
                log.Write(Severity.Critical, "Something else stands under the key of the next archive item; the record keeps growing");
                return Kept;
            }

            var sids = SidsToRemember(count, staged);
            var outcome = await conversation.ArchiveAsync(count, _record.ArchivedCount, sids, cancellationToken);
            if (outcome is not WriteOutcome.Applied)
                return outcome;

            // guard: The record is shortened after its archive item was written
            _record = Shorten(_record, count, sids);
        }

        return Kept;
    }

    private WriteOutcome.Applied Kept => new(conversation.Claim);

    private DateTimeOffset RecognisedUntil(string sid)
    {
        var until = _record.ArchivedSids.Until(sid) ?? DateTimeOffset.MinValue;
        foreach (var entry in _record.Messages)
        {
            if (entry.Holds(sid) && ArchivePlan.MayComeAgainUntil(entry, options) is var standsUntil && standsUntil > until)
                until = standsUntil;
        }

        return until;
    }

    private ArchivedSids SidsToRemember(int count, IReadOnlySet<string> staged)
    {
        var now = time.GetUtcNow();
        var until = now + options.RedeliveryHorizon;
        var unsettled = new List<(string, DateTimeOffset)>();
        for (var index = 0; index < count; index++)
        {
            var entry = _record.Messages[index];
            if (ArchivePlan.IsSettled(entry, staged, now, options))
                continue;
            foreach (var sid in entry.IsCustomers ? entry.FragmentSids : entry.PartSids)
                unsettled.Add((sid, until));
            if (entry is { IsCustomers: true, MessageId: { } id } && !entry.FragmentSids.Contains(id))
                unsettled.Add((id, until));
        }

        return With(unsettled, now);
    }

    private ArchivedSids With(List<(string, DateTimeOffset)> more, DateTimeOffset now)
    {
        var sids = _record.ArchivedSids.With(more, now, out var droppedEarly);
        if (droppedEarly > 0)
        {
            log.Write(
                Severity.Warning,
                "A customer wrote more messages within a day than can be recognised if they are staged again",
                LogField.Of("forgotten", droppedEarly));
        }

        return sids;
    }

    private static ConversationRecord Shorten(ConversationRecord record, int count, ArchivedSids sids)
    {
        var values = record.Item[Names.Messages].L;
        return record with
        {
            Item = new(record.Item) { [Names.Messages] = Av.L(values.GetRange(count, values.Count - count)) },
            Messages = [.. record.Messages.Skip(count)],
            ArchivedCount = record.ArchivedCount + count,
            ArchivedSids = sids,
        };
    }
}
