namespace App.Tests.Simulation.Mutants;

/// <summary>Called in the mutant's own context, where the types have other identities: only what the framework knows comes in and goes out.</summary>
public static class MutantRun
{
    public static object[] FirstBroken(int firstSeed, int lastSeed, string promise)
    {
        for (var seed = firstSeed; seed <= lastSeed; seed++)
        {
            if (SimulationRun.Run(seed).Violation is { } violation && violation.StartsWith(promise, StringComparison.Ordinal))
                return [seed, violation];
        }

        return [];
    }
}
