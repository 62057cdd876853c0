using WhatsAppReplies.Local.Chaos.Verdict;

namespace WhatsAppReplies.Local.Chaos;

/// <summary>What a run came to.</summary>
internal sealed record ChaosResult(RunFacts Facts, IReadOnlyList<Violation> Violations, Counts Counts, TimeSpan Duration)
{
    public bool Holds => Violations.Count == 0;
}
