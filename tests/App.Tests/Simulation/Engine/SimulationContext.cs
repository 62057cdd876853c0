using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Simulation.Engine;

/// <summary>
/// Context that all parts of one simulation run share: virtual time, seeded random numbers, the history of events, and the first
/// violation.
/// </summary>
internal sealed class SimulationContext(int seed, bool isTraced)
{
    private readonly List<string> _history = [];

    public Timeline Timeline { get; } = new();

    public Random Random { get; } = new(seed);

    /// <summary>The worker whose step runs now; null between the workers' steps.</summary>
    public Worker? Acting { get; set; }

    /// <summary>The first broken invariant ends the run.</summary>
    public string? Violation { get; private set; }

    public bool IsTraced => isTraced;

    public IReadOnlyList<string> History => _history;

    public void Violate(string promise)
    {
        if (Violation is null)
            Note($"BROKEN: {promise}");
        Violation ??= promise;
    }

    /// <summary>A record of a log.</summary>
    public void Note(Severity severity, string message, ReadOnlySpan<LogField> fields)
    {
        if (!isTraced)
            return;

        var named = new List<string>();
        foreach (var field in fields)
            named.Add($"{field.Name}={field.Text ?? $"{field.Number}"}");
        Note($"{severity}: {message} {string.Join(' ', named)}");
    }

    /// <summary>Ask <see cref="IsTraced"/> first where the text costs something.</summary>
    public void Note(string what)
    {
        if (isTraced)
            _history.Add($"{Timeline.Now.TotalSeconds,10:0.000} {Acting?.Name,-4} {what}");
    }
}
