using static App.Tests.Simulation.Mutants.GuardMarkers;

namespace App.Tests.Simulation.Mutants;

/// <summary>Guards around what leaves the record.</summary>
internal static class ArchiveGuards
{
    private const string ItemFirst = "An archive item is written before the record is shortened";

    public static Edit WithoutMemory => Condition("A leftover is remembered before it is deleted", "sid.Length == 0");

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new(ItemFirst,
            Value(ItemFirst, "planned"),
            Before("The record is shortened after its archive item was written", "await store.PutMessagesAsync(_record, planned, cancellationToken);")),
        Mutation.Of("An archive item is written once", Value, GuardUses.AlwaysTrue),
        Mutation.Of("A dead worker's archive item is adopted as it is", Value, "count"),
        Mutation.Of("Sids that may be staged again stay on the record", Without),
        Mutation.Of("Sids that are still staged stay on the record", Value, "true"),
        Mutation.Of("Sids of young replies stay on the record", Value, "true"),
        new("A leftover is remembered before it is deleted", WithoutMemory),
        Mutation.Of("Archived sids are leftovers too", Value, "false"),
    ];
}
