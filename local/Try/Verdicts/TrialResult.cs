using WhatsAppReplies.Local.Try.Running;
using WhatsAppReplies.Local.Try.Trials;

namespace WhatsAppReplies.Local.Try.Verdicts;

/// <summary>What a trial came to.</summary>
internal sealed record TrialResult(Trial Trial, IReadOnlyList<TurnResult> Turns)
{
    public bool Holds => Turns.All(turn => turn.Objections.Count == 0);

    public Usage Usage => Turns.Aggregate(new Usage(0, 0), (sum, turn) => sum + turn.Answer.Usage);
}
