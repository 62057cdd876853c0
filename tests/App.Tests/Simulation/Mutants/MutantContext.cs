using System.Reflection;
using System.Runtime.Loader;
using WhatsAppReplies;

namespace App.Tests.Simulation.Mutants;

/// <summary>The mutant in place of the function, and this test assembly once more on top of it; everything else is shared.</summary>
internal sealed class MutantContext : AssemblyLoadContext, IDisposable
{
    private static readonly string Function = typeof(Contract).Assembly.GetName().Name!;
    private static readonly Assembly Tests = Assembly.GetExecutingAssembly();

    private readonly Assembly _mutant;
    private readonly MethodInfo _run;

    public MutantContext(byte[] mutant)
        : base("mutant", isCollectible: true)
    {
        using var image = new MemoryStream(mutant);
        _mutant = LoadFromStream(image);
        using var tests = new MemoryStream(File.ReadAllBytes(Tests.Location));
        _run = LoadFromStream(tests).GetType(typeof(MutantRun).FullName!, throwOnError: true)!.GetMethod(nameof(MutantRun.FirstBroken))!;
    }

    /// <returns>The first seed that breaks a promise which begins like that, and which; nothing when none of them does.</returns>
    public (int Seed, string Violation)? FirstBroken(int firstSeed, int lastSeed, string promise)
    {
        var found = _run.Invoke(null, [firstSeed, lastSeed, promise]);
        return found is object[] { Length: 2 } pair ? ((int)pair[0], (string)pair[1]) : null;
    }

    public void Dispose() => Unload();

    protected override Assembly? Load(AssemblyName assemblyName) => assemblyName.Name == Function ? _mutant : null;
}
