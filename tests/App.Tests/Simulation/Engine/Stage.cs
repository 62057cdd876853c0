namespace App.Tests.Simulation.Engine;

/// <summary>What everybody in one simulated history shares.</summary>
internal sealed class Stage(int seed, bool isTraced)
{
    private readonly List<string> _history = [];

    public Timeline Timeline { get; } = new();

    public Random Random { get; } = new(seed);

    /// <summary>Whose step is taken right now; nobody's between the workers' steps.</summary>
    public Worker? Acting { get; set; }

    /// <summary>The first promise that was broken ends the history.</summary>
    public string? Violation { get; private set; }

    public bool IsTraced => isTraced;

    public IReadOnlyList<string> History => _history;

    public void Violate(string promise)
    {
        if (Violation is null)
            Note($"BROKEN: {promise}");
        Violation ??= promise;
    }

    /// <summary>Ask <see cref="IsTraced"/> first where the text costs something.</summary>
    public void Note(string what)
    {
        if (isTraced)
            _history.Add($"{Timeline.Now.TotalSeconds,10:0.000} {Acting?.Name,-4} {what}");
    }
}
