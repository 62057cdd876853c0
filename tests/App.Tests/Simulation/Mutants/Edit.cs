namespace App.Tests.Simulation.Mutants;

/// <param name="File">Under app/.</param>
/// <param name="Original">Stands exactly once in it.</param>
/// <param name="Replacement">What stands there in the mutant.</param>
internal sealed record Edit(string File, string Original, string Replacement);
