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
    private readonly Lazy<List<MethodInfo>> _again;

    public MutantContext(byte[] mutant)
        : base("mutant", isCollectible: true)
    {
        using var image = new MemoryStream(mutant);
        _mutant = LoadFromStream(image);
        _again = new(() => [.. _mutant.GetTypes().Select(type => type.GetMethod(MutantSwitches.Again)).OfType<MethodInfo>()]);
        using var tests = new MemoryStream(File.ReadAllBytes(Tests.Location));
        _run = LoadFromStream(tests).GetType(typeof(MutantRun).FullName!, throwOnError: true)!.GetMethod(nameof(MutantRun.FirstBroken))!;
    }

    /// <param name="firstSeed">Of the range.</param>
    /// <param name="lastSeed">Of the range.</param>
    /// <param name="promise">How the violation begins.</param>
    /// <param name="switches">Which edits are on; nothing for a mutant that was compiled alone.</param>
    /// <returns>The first seed that breaks a promise which begins like that, and which; nothing when none of them does.</returns>
    public (int Seed, string Violation)? FirstBroken(int firstSeed, int lastSeed, string promise, bool[]? switches)
    {
        if (switches is not null)
            Switch(switches);
        var found = _run.Invoke(null, [firstSeed, lastSeed, promise]);
        return found is object[] { Length: 2 } pair ? ((int)pair[0], (string)pair[1]) : null;
    }

    private void Switch(bool[] switches)
    {
        _mutant.GetType(MutantSwitches.Class, throwOnError: true)!.GetField("Active")!.SetValue(null, switches);
        foreach (var again in _again.Value)
            again.Invoke(null, null);
    }

    public void Dispose() => Unload();

    protected override Assembly? Load(AssemblyName assemblyName) => assemblyName.Name == Function ? _mutant : null;
}
