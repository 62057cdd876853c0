namespace App.Tests.Simulation.Mutants;

/// <summary>Guards that do not stand alone. A guard that is caught by itself has to leave this list.</summary>
internal static class Covers
{
    private const string Turn = "Replies/Turns/Turn.cs";

    private static readonly Cover Resume = new(
        "a pending reply is gone on with", "P2: the customer got",
        new Edit(Turn,
            """
                            return record.Pending is { } pending
                                ? await ResumeAsync(conversation, record, pending)
                                : await StartAsync(held, conversation, record);
            """,
            "return await StartAsync(held, conversation, record);"));

    public static IReadOnlyDictionary<string, Cover> ByGuard { get; } = new Dictionary<string, Cover>(StringComparer.Ordinal)
    {
        ["NoOtherReply, everywhere"] = Resume,
        ["checkpoint: NoOtherReply"] = Resume,
        ["mend messages: StepAsRead"] = new(
            "what is mended is no list yet", "P4: one write",
            new Edit(GuardUses.GuardsFile, "\"attribute_type(messages, :nullType)\"", "\"(attribute_type(messages, :nullType) OR attribute_exists(messages))\"")),
        ["A resend that was not accepted leaves the first attempt unknown"] = new(
            "the read-back waits for the grace", "P2: the customer got", SendGuards.Hasty),
        ["Sids that are still staged stay on the record"] = new(
            "a leftover is remembered before it is deleted", "P1: fragment", ArchiveGuards.Forgetful),
    };
}
