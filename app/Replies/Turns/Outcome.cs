using WhatsAppReplies.Shared.Results;

namespace WhatsAppReplies.Replies.Turns;

/// <summary>Outcome of a trigger (or one turn of it): one kind for each thing that an operator would do differently.</summary>
internal abstract record Outcome
{
    private Outcome()
    {
    }

    public sealed record Replied : Outcome;

    /// <summary>The previous status is restored.</summary>
    public sealed record NothingToAnswer : Outcome;

    public sealed record HandedToHuman : Outcome;

    /// <summary>The customer cannot be written to: what was written and what was sent is recorded, and nobody has to act.</summary>
    public sealed record CannotReply(Failure Failure) : Outcome;

    /// <summary>Somebody else's claim is alive. Never acknowledged: that worker may die, and this trigger is then the one that comes back.</summary>
    /// <param name="Until">When its lease ends, if it is not renewed.</param>
    /// <param name="OwnerEnds">When that worker's invocation has ended; nothing where the record does not say.</param>
    /// <param name="IsOwnTrigger">That worker works on this very trigger.</param>
    public sealed record Busy(DateTimeOffset Until, DateTimeOffset? OwnerEnds, bool IsOwnTrigger) : Outcome;

    /// <summary>The claim went to somebody else while this worker still worked on it: the record is not ours to write.</summary>
    public sealed record Superseded(DateTimeOffset? Until) : Outcome;

    /// <summary>The same trigger may work later.</summary>
    /// <param name="Failure">Why not now.</param>
    /// <param name="After">What a provider asked for.</param>
    public sealed record TryAgain(Failure Failure, TimeSpan? After = null) : Outcome
    {
        /// <summary>Nothing failed, so nothing is waited for.</summary>
        public bool AtOnce { get; init; }
    }

    /// <summary>It never will until a person has mended something.</summary>
    /// <param name="Failure">What.</param>
    /// <param name="KeepsReply">A reply that was made goes out then, also where nothing of it was accepted.</param>
    public sealed record Refused(Failure Failure, bool KeepsReply = false) : Outcome;
}

/// <param name="Outcome">What the turn came to.</param>
/// <param name="Answered">The staged sids that are in a recorded turn, by this turn or an earlier one: their items may go.</param>
internal sealed record TurnResult(Outcome Outcome, IReadOnlyCollection<string> Answered)
{
    /// <summary>The turn had the conversation, and has said on the record what it came to.</summary>
    public bool WasClaimed { get; init; } = true;

    /// <summary>Steps 7 and 8 follow; every other outcome leaves the trigger in the queue.</summary>
    public bool IsDone => Ends(Outcome);

    public static bool Ends(Outcome outcome) => outcome is Outcome.Replied or Outcome.NothingToAnswer or Outcome.HandedToHuman or Outcome.CannotReply;
}
