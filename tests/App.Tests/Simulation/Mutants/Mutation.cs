namespace App.Tests.Simulation.Mutants;

/// <summary>The function without one of its guards: the simulation must catch its loss, or that of its cover with it (<see cref="Covers"/>).</summary>
internal sealed record Mutation(string Guard, params Edit[] Edits)
{
    /// <summary>Of a guard that is called as its marker says.</summary>
    public static Mutation Of(string guard, Func<string, Edit> edit) => new(guard, edit(guard));

    public static Mutation Of(string guard, Func<string, string, Edit> edit, string code) => new(guard, edit(guard, code));

    public override string ToString() => Guard;
}
