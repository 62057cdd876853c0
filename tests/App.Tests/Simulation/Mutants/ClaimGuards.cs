using static App.Tests.Simulation.Mutants.GuardMarkers;

namespace App.Tests.Simulation.Mutants;

/// <summary>Guards around a claim and around the writes under it, apart from their conditions.</summary>
internal static class ClaimGuards
{
    public static IReadOnlyList<Mutation> All { get; } =
    [
        Mutation.Of("A claim whose deadline has passed is taken over", Value, GuardUses.NeverTrue),
        Mutation.Of("A claim without a deadline that can pass is taken over", Value, GuardUses.NeverTrue),
        Mutation.Of("A status that another system has set ends a claim", Value, GuardUses.NeverTrue),
        Mutation.Of("A claim outlasts what its worker relies on by the clocks' margin", Value, "deadline"),
        Mutation.Of("The claim is renewed while its worker lives", Instead, "await Task.CompletedTask;"),
        Mutation.Of("A take-over keeps the status before the dead worker's claim", Value, "$\"if_not_exists({Names.Status}, :null)\""),
        Mutation.Of("A take-over reads the status before the dead worker's claim", Value, "Get(item, Names.Status)"),
        Mutation.Of("Our own earlier claim is recognised", Value, "false"),
        Mutation.Of("Our own earlier write is recognised", Value, "false"),
        Mutation.Of("Our own recorded turn is recognised", Condition, "false"),
        Mutation.Of("A lost claim stops the worker", Value, "Next"),
        Mutation.Of("A blocked write stops the worker", Value, "Next"),
        Mutation.Of("A claim that cannot go on is released", Condition, "false"),
        Mutation.Of("A try-again of the last receive is no retry", Value, "false"),
        Mutation.Of("A worker that its last receive has overtaken leaves no retry", Value, "false"),
        Mutation.Of("A last receive that ends before its claim is told on the record", Value, "false"),
        Mutation.Of("A claim with nothing to answer is ended", Without),
        Mutation.Of("A claim whose own write got no answer is released all the same", Condition, "false"),
        Mutation.Of("Leftovers of recorded turns are not answered again", Value, "false"),
        Mutation.Of("A reply is dropped only when nothing of it may be at the provider", Condition, "part.State == PartState.Sent"),
        Mutation.Of("A conversation that a person has is not sent to the model", Without),
    ];
}
