using static App.Tests.Simulation.Mutants.GuardMarkers;

namespace App.Tests.Simulation.Mutants;

/// <summary>Guards of hand-offs: told before they are recorded, and under one time.</summary>
internal static class HandOffGuards
{
    public static IReadOnlyList<Mutation> All { get; } =
    [
        Mutation.Of("A hand-off is told before it is recorded", Without),
        Mutation.Of("A flag is told before the turn is recorded", Without),
        Mutation.Of("A flag is told once", Value, "false"),
        Mutation.Of("A hand-off that an earlier worker may have told keeps its time", Value, "(DateTimeOffset?)null"),
        Mutation.Of("The time of a hand-off stands before it is told", Without),
    ];
}
