using WhatsAppReplies.Ops.Places.Lambda;

namespace WhatsAppReplies.Ops.Rollback;

/// <summary>What a rollback would do. Both functions are one zip: they go to the same code together, whatever the numbers of their versions.</summary>
internal abstract record RollbackPlan
{
    private RollbackPlan()
    {
    }

    /// <param name="replies">The function that answers.</param>
    /// <param name="inbound">Null: the stack has none.</param>
    /// <param name="wanted">A version of the first one; null: the one before the one that is live.</param>
    public static RollbackPlan Of(LiveFunction replies, LiveFunction? inbound, string? wanted)
    {
        var target = wanted is null ? Before(replies) : replies.Versions.FirstOrDefault(version => version.Number == wanted);
        if (target is null)
        {
            return new Impossible(wanted is null
                ? $"{replies.Name} has no version before {replies.Alias.Version}: check out the commit that you want, and --target=Up."
                : $"{replies.Name} has no version {wanted}: --list shows those that are there.");
        }

        var moves = new List<Move>();
        if (!replies.IsLive(target))
            moves.Add(new Move(replies, target));
        if (inbound is not null && inbound.Live?.CodeHash != target.CodeHash)
        {
            if (inbound.Versions.LastOrDefault(version => version.CodeHash == target.CodeHash) is not { } same)
                return new Impossible($"{inbound.Name} has no version with the code of version {target.Number} of {replies.Name}: the two would not be of one build. Check out that commit, and --target=Up.");
            moves.Add(new Move(inbound, same));
        }

        return moves is [] ? new Impossible($"{replies.Name} is at version {target.Number} already.") : new Possible(moves);
    }

    private static LambdaVersion? Before(LiveFunction function) => function.Versions.TakeWhile(version => !function.IsLive(version)).LastOrDefault();

    internal sealed record Possible(IReadOnlyList<Move> Moves) : RollbackPlan;

    /// <param name="Why">In a sentence, with what to do instead.</param>
    internal sealed record Impossible(string Why) : RollbackPlan;
}
