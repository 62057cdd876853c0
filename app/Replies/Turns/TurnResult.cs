namespace WhatsAppReplies.Replies.Turns;

/// <param name="Outcome">What the turn came to.</param>
/// <param name="Answered">The staged sids that are in a recorded turn, by this turn or an earlier one: their items may go.</param>
internal sealed record TurnResult(Outcome Outcome, IReadOnlyCollection<string> Answered)
{
    /// <summary>Steps 7 and 8 follow; every other outcome leaves the trigger in the queue.</summary>
    public bool IsDone => Outcome is Outcome.Replied or Outcome.NothingToAnswer or Outcome.HandedToHuman;
}
