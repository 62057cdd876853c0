using WhatsAppReplies.Shared.Dynamo;

namespace WhatsAppReplies.Replies.Conversations.Archive;

/// <summary>Plan of an archive step: how many of a record's oldest messages leave it.</summary>
internal static class ArchivePlan
{
    /// <summary>
    /// Too many messages: the settled ones leave, a whole batch at a time. Too many bytes: they leave whatever their age.
    /// Zero when nothing has to leave.
    /// </summary>
    public static int Count(ConversationRecord record, IReadOnlySet<string> staged, DateTimeOffset now, ArchiveOptions options)
    {
        var entries = record.Messages;
        if (entries.Count == 0)
            return 0;

        var values = record.Item[Contract.Conversations.Messages].L;
        var recordBytes = ItemSize.Of(record.Item);
        var messagesBytes = values.Sum(ItemSize.Of);
        var isTooLarge = messagesBytes > options.MessagesBound || recordBytes > options.RecordBound;
        var isTooMany = entries.Count >= options.ArchiveFrom;
        if (!isTooLarge && !isTooMany)
            return 0;

        int taken = 0, settled = 0, bytes = 0;
        var isSettledSoFar = true;
        while (taken < entries.Count && taken < options.ArchiveItemMessages)
        {
            var size = ItemSize.Of(values[taken]);
            if (taken > 0 && bytes + size > options.ArchiveItemBytes)
                break;

            isSettledSoFar &= IsSettled(entries[taken], staged, now, options);
            var leavesForCount = isTooMany && isSettledSoFar && entries.Count - taken > options.ArchiveKeeps;
            var leavesForSize = isTooLarge
                && (messagesBytes - bytes > options.MessagesKept || recordBytes - bytes > options.RecordBound);
            if (!leavesForCount && !leavesForSize)
                break;

            taken++;
            bytes += size;
            settled += isSettledSoFar ? 1 : 0;
        }

        // Two entries a turn would be one archive item a turn.
        var isWholeBatch = settled >= options.ArchiveFrom - options.ArchiveKeeps;
        return isTooLarge || isWholeBatch ? taken : 0;
    }

    /// <summary>
    /// No webhook brings it again, nothing of it stands in the stage table, and no part that is looked for at the provider can be
    /// mistaken for one of it: nobody needs its sids on the record.
    /// </summary>
    public static bool IsSettled(RecordedEntry entry, IReadOnlySet<string> staged, DateTimeOffset now, ArchiveOptions options)
    {
        if (!entry.IsCustomers)
        {
            // guard: Sids of young replies stay on the record
            return entry.PartSids.Count == 0 || now - entry.At > options.RedeliveryHorizon;
        }

        var mayComeAgain = now <= MayComeAgainUntil(entry, options);

        // guard: Sids that may be staged again stay on the record
        if (mayComeAgain)
            return false;

        var isStillStaged = entry.MessageId is { } id && staged.Contains(id);
        foreach (var sid in entry.FragmentSids)
            isStillStaged |= staged.Contains(sid);

        // guard: Sids that are still staged stay on the record
        return !isStillStaged;
    }

    /// <summary>An entry without a time is another system's; one with fragments is ours, and then its time was lost.</summary>
    public static DateTimeOffset MayComeAgainUntil(RecordedEntry entry, ArchiveOptions options)
    {
        if (entry.At is { } at)
            return at + options.RedeliveryHorizon;
        return entry.FragmentSids.Count > 0 ? DateTimeOffset.MaxValue : DateTimeOffset.MinValue;
    }
}
