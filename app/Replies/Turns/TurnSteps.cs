using WhatsAppReplies.Replies.Conversations.Writes;
using WhatsAppReplies.Shared.Results;

namespace WhatsAppReplies.Replies.Turns;

/// <summary>A lost claim is an outcome like any other.</summary>
internal static class TurnSteps
{
    /// <returns>Nothing when the turn goes on.</returns>
    public static Outcome? StopOf(WriteOutcome outcome) => outcome switch
    {
        WriteOutcome.Applied => null,
        WriteOutcome.Lost lost => new Outcome.Superseded(lost.Until),
        WriteOutcome.Blocked => new Outcome.TryAgain(new Failure("record_changed", "Another system changed the record while the turn was working on it.")),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}
