namespace App.Tests.Simulation.Mutants;

/// <param name="FirstBroken">The first seed of a range that breaks a promise which begins like that, and which; nothing when none of them does.</param>
/// <param name="Owned">What ends with it.</param>
internal sealed record Mutant(Func<int, int, string, (int Seed, string Violation)?> FirstBroken, IDisposable? Owned) : IDisposable
{
    public void Dispose() => Owned?.Dispose();
}
