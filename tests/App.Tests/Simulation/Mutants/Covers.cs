namespace App.Tests.Simulation.Mutants;

/// <summary>Guards that do not stand alone. A guard that is caught by itself has to leave this list.</summary>
internal static class Covers
{
    private static readonly Cover Resume = new(
        "a pending reply is gone on with", "P2: the customer got",
        GuardMarkers.Without("A pending reply is gone on with"));

    public static IReadOnlyDictionary<string, Cover> ByGuard { get; } = new Dictionary<string, Cover>(StringComparer.Ordinal)
    {
        ["NoOtherReply, everywhere"] = Resume,
        ["checkpoint: NoOtherReply"] = Resume,
        ["What a trigger leaves staged outlives it"] = new(
            "a redelivery puts off all that it reads", "P1: the text of", TriggerGuards.WithoutKeepingMore),
        ["A redelivery puts off all that it reads"] = new(
            "what a trigger leaves staged outlives it", "P1: the text of", TriggerGuards.WithoutKeeping),
        ["What is staged or recorded is not missing"] = new(
            "leftovers of recorded turns are not answered again", "P1: fragment",
            GuardMarkers.Value("Leftovers of recorded turns are not answered again", "false")),
        ["mend messages: StepAsRead"] = new(
            "what is mended is no list yet", "P4: one write",
            GuardMarkers.Value("What is mended is no list yet", "$\"(attribute_type({Names.Messages}, :nullType) OR attribute_exists({Names.Messages}))\"")),
        ["A resend that was not accepted leaves the first attempt unknown"] = new(
            "the read-back waits for the grace", "P2: the customer got", SendGuards.WithoutGrace),
        ["Sids that are still staged stay on the record"] = new(
            "a leftover is remembered before it is deleted", "P1: fragment", ArchiveGuards.WithoutMemory),
    };
}
