namespace WhatsAppReplies.Local.Runner.Scenario;

/// <summary>How long each phase of a run took.</summary>
internal sealed class PhaseClock(TimeProvider time)
{
    private readonly List<(string Name, TimeSpan Duration)> _phases = [];

    public IReadOnlyList<(string Name, TimeSpan Duration)> Phases => _phases;

    public TimeSpan Total => new(_phases.Sum(phase => phase.Duration.Ticks));

    public async Task<T> MeasureAsync<T>(string name, Func<Task<T>> phase)
    {
        var started = time.GetTimestamp();
        try
        {
            return await phase();
        }
        finally
        {
            _phases.Add((name, time.GetElapsedTime(started)));
        }
    }
}
