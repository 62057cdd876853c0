using WhatsAppReplies.Conversations;
using WhatsAppReplies.Telemetry;
using WhatsAppReplies.Turns;
using WhatsAppReplies.Turns.Writes;
using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Archive;

/// <summary>
/// P6: keeps a record's size, and with it the price of every write, independent of its age. First the archive item, then the record:
/// a crash between the two leaves an item that the next worker finds under the same key and goes on with.
/// </summary>
internal sealed class Archiver(ArchiveStore store, ClaimedConversation conversation, TurnOptions options, TimeProvider time, ILog log)
{
    /// <returns>The write that ended it before the bounds were met, when the claim did not allow it any more.</returns>
    public async Task<WriteOutcome?> KeepBoundsAsync(ConversationRecord record, IReadOnlySet<string> staged, CancellationToken cancellationToken)
    {
        while (ArchivePlan.Count(record, staged, time.GetUtcNow(), options) is > 0 and var planned)
        {
            var count = await store.PutMessagesAsync(record, planned, cancellationToken);
            var isEarlierPrefix = count > 0 && count <= record.Messages.Count;
            if (!isEarlierPrefix)
            {
                log.Write(Severity.Critical, "Something else stands under the key of the next archive item; the record keeps growing");
                return null;
            }

            var sids = SidsToRemember(record, count, staged);
            var outcome = await conversation.ArchiveAsync(count, record.ArchivedCount, sids, cancellationToken);
            if (outcome is not WriteOutcome.Applied)
                return outcome;

            record = Shorten(record, count, sids);
        }

        return null;
    }

    private ArchivedSids SidsToRemember(ConversationRecord record, int count, IReadOnlySet<string> staged)
    {
        var now = time.GetUtcNow();
        var until = now + options.RedeliveryHorizon;
        var unsettled = new List<(string, DateTimeOffset)>();
        for (var index = 0; index < count; index++)
        {
            var entry = record.Messages[index];
            if (ArchivePlan.IsSettled(entry, staged, now, options))
                continue;
            foreach (var sid in entry.IsCustomers ? entry.FragmentSids : entry.PartSids)
                unsettled.Add((sid, until));
            if (entry is { IsCustomers: true, MessageId: { } id } && !entry.FragmentSids.Contains(id))
                unsettled.Add((id, until));
        }

        var sids = record.ArchivedSids.With(unsettled, now, out var droppedEarly);
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
