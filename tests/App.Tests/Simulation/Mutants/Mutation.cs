namespace App.Tests.Simulation.Mutants;

/// <summary>The function without one of its guards: the simulation must catch its loss, or that of its cover with it (<see cref="Covers"/>).</summary>
internal sealed record Mutation(string Guard, params Edit[] Edits)
{
    public override string ToString() => Guard;
}
