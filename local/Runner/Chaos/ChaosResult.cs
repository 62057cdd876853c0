using WhatsAppReplies.Local.Runner.Chaos.Invariants;

namespace WhatsAppReplies.Local.Runner.Chaos;

/// <summary>Result of a chaos run.</summary>
internal sealed record ChaosResult(RunFacts Facts, IReadOnlyList<Violation> Violations, Counts Counts, TimeSpan Duration)
{
    public bool Holds => Violations.Count == 0;
}
