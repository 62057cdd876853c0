namespace App.Tests.Simulation.Mutants;

/// <summary>Called in the mutant's own context, where the types have other identities: only what the framework knows comes in and goes out.</summary>
public static class MutantRun
{
    public static object[] FirstBroken(int seeds)
    {
        for (var seed = 1; seed <= seeds; seed++)
        {
            if (SimulatedHistory.Run(seed).Violation is { } violation)
                return [seed, violation];
        }

        return [];
    }
}
