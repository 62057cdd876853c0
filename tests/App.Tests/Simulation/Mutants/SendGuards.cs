using static App.Tests.Simulation.Mutants.GuardMarkers;

namespace App.Tests.Simulation.Mutants;

/// <summary>Guards around the POST.</summary>
internal static class SendGuards
{
    private const string Grace = "The read-back waits for the grace";

    public static Edit WithoutGrace => Instead(Grace, "context.Work.ThrowIfCancellationRequested();");

    public static IReadOnlyList<Mutation> All { get; } =
    [
        Mutation.Of("Enough of the claim is left before every POST", Value, "true"),
        Mutation.Of("A part is marked as being sent before it is sent", Condition, "false"),
        Mutation.Of("A part that a dead worker was sending is unknown", Value, "false"),
        Mutation.Of("A part of unknown outcome stays unknown for the next worker", Value, "true"),
        Mutation.Of("A send of unknown outcome is read back", Value, "null"),
        Mutation.Of("Nothing is sent again without looking", Value, "ResendAsync()"),
        new(Grace, WithoutGrace),
        Mutation.Of("The grace counts from this worker's claim", Value, "mayBeThere ? conversation.Reply.Parts[index].AttemptedAt : null"),
        Mutation.Of("A list that cannot be read is no empty list", Value, "await ResendAsync()"),
        Mutation.Of("A resend is written down under the claim first", Without),
        Mutation.Of("A resend that was not accepted leaves the first attempt unknown", Value, "false"),
        Mutation.Of("Messages of recorded turns are not taken for this part", Condition, "false"),
        Mutation.Of("Earlier parts are not taken for this one", Condition, "false"),
        Mutation.Of("Messages of archived turns are not taken for this part", Value, "false"),
        Mutation.Of("Messages from before the attempt are not taken for this part", Value, "DateTimeOffset.UnixEpoch.AddDays(1000)"),
    ];
}
