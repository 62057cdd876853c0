namespace App.Tests.Simulation.Mutants;

/// <summary>One assembly that holds every mutant that can be switched on in it; the others are compiled alone.</summary>
internal sealed class SwitchedMutants
{
    private readonly Dictionary<Edit, int> _ids;
    private readonly byte[] _image;

    public SwitchedMutants(MutantCompiler compiler, IEnumerable<Edit> edits)
    {
        var (image, switched) = compiler.CompileSwitched([.. edits.Distinct()]);
        _image = image;
        _ids = switched.Select((edit, id) => (edit, id)).ToDictionary(entry => entry.edit, entry => entry.id);
    }

    public int Count => _ids.Count;

    public bool Has(IEnumerable<Edit> edits) => edits.All(_ids.ContainsKey);

    public bool[] Switches(IEnumerable<Edit> edits)
    {
        var switches = new bool[_ids.Count];
        foreach (var edit in edits)
            switches[_ids[edit]] = true;
        return switches;
    }

    public MutantContext Load() => new(_image);
}
