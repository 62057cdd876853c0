namespace App.Tests.Simulation.Mutants;

/// <summary>The function without one of its guards.</summary>
internal sealed record Mutation(string Guard, params Edit[] Edits)
{
    /// <summary>Why nothing breaks without it, for a guard that another one covers. Nothing: the simulation must catch its loss.</summary>
    public string? Redundant { get; init; }

    public override string ToString() => Guard;
}
