namespace App.Tests.Simulation.Mutants;

/// <summary>Where one thread runs its mutants: those of the switched assembly one after the other in one context, the others each in its own.</summary>
internal sealed class MutantHost(MutantCompiler compiler, SwitchedMutants switched) : IDisposable
{
    private MutantContext? _shared;

    /// <summary>The function without what the edits take away.</summary>
    public Mutant Without(IReadOnlyList<Edit> edits)
    {
        if (!switched.Has(edits))
            return Alone(edits);

        var (context, switches) = (_shared ??= switched.Load(), switched.Switches(edits));
        return new Mutant((first, last, promise) => context.FirstBroken(first, last, promise, switches), null);
    }

    /// <summary>The same, compiled by itself.</summary>
    public Mutant Alone(IReadOnlyList<Edit> edits)
    {
        var context = new MutantContext(compiler.Compile(edits));
        return new Mutant((first, last, promise) => context.FirstBroken(first, last, promise, null), context);
    }

    public void Dispose() => _shared?.Dispose();
}
