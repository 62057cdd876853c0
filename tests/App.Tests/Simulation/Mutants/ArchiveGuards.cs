namespace App.Tests.Simulation.Mutants;

/// <summary>Guards around what leaves the record.</summary>
internal static class ArchiveGuards
{
    private const string Store = "Replies/Conversations/Archive/ArchiveStore.cs";
    private const string Plan = "Replies/Conversations/Archive/ArchivePlan.cs";
    private const string Archiver = "Replies/Conversations/Archive/Archiver.cs";

    public static Edit Forgetful { get; } = new(Archiver, "if (RecognisedUntil(sid) < now + options.LongestInvocation)", "if (sid.Length == 0)");

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("An archive item is written before the record is shortened",
            new Edit(Archiver, "var count = await store.PutMessagesAsync(_record, planned, cancellationToken);", "var count = planned;"),
            new Edit(Archiver,
                """
                            if (outcome is not WriteOutcome.Applied)
                                return outcome;
                """,
                """
                            if (outcome is not WriteOutcome.Applied)
                                return outcome;
                            await store.PutMessagesAsync(_record, planned, cancellationToken);
                """)),
        new("An archive item is written once", new Edit(Store,
            "NotThere = \"attribute_not_exists(conversation_id)\"", "NotThere = \"(attribute_exists(conversation_id) OR attribute_not_exists(conversation_id))\"")),
        new("A dead worker's archive item is adopted as it is", new Edit(Store,
            "return there is null ? count : there.GetValueOrDefault(Names.Messages)?.L?.Count ?? 0;", "return count;")),
        new("Sids that may be staged again stay on the record", new Edit(Plan,
            """
                    if (mayComeAgain)
                        return false;
            """,
            "")),
        new("Sids that are still staged stay on the record", new Edit(Plan, "return !isStillStaged;", "return true;")),
        new("Sids of young replies stay on the record", new Edit(Plan,
            "return entry.PartSids.Count == 0 || now - entry.At > options.RedeliveryHorizon;", "return true;")),
        new("A leftover is remembered before it is deleted", Forgetful),
        new("Archived sids are leftovers too", new Edit("Replies/Conversations/ConversationRecord.cs", "return ArchivedSids.Contains(sid);", "return false;")),
    ];
}
