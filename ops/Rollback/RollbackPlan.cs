using WhatsAppReplies.Ops.Places.Lambda;

namespace WhatsAppReplies.Ops.Rollback;

/// <summary>
/// What a rollback would do: what was deployed last goes back. Both functions are one zip: they end on the same code, whatever the numbers of their versions.
/// </summary>
internal abstract record RollbackPlan
{
    /// <summary>Within it one deployment publishes both functions; the next one needs longer than that to come to its end.</summary>
    private static readonly TimeSpan OneDeployment = TimeSpan.FromMinutes(2);

    private RollbackPlan()
    {
    }

    /// <param name="replies">The function that answers.</param>
    /// <param name="inbound">Null: the stack has none.</param>
    /// <param name="wanted">A version of the first one; null: the state before the last deployment.</param>
    public static RollbackPlan Of(LiveFunction replies, LiveFunction? inbound, string? wanted)
    {
        // A deployment may have changed the inbound function alone: then the other one's version before is not what was deployed before.
        if (wanted is null && inbound is not null && inbound.Published > replies.Published)
        {
            return inbound.Before is not { } before ? NothingBefore(inbound)
                : TogetherWith(inbound, before, replies) is { } with ? To((replies, with), (inbound, before))
                : OfTwoBuilds(inbound, before, replies);
        }

        var target = wanted is null ? replies.Before : replies.Versions.FirstOrDefault(version => version.Number == wanted);
        if (target is null)
            return wanted is null ? NothingBefore(replies) : new Impossible($"{replies.Name} has no version {wanted}: --list shows those that are there.");
        if (inbound is null)
            return To((replies, target));
        return (wanted is null ? TogetherWith(replies, target, inbound) : OfTheSameCode(target, inbound)) is { } beside
            ? To((replies, target), (inbound, beside))
            : OfTwoBuilds(replies, target, inbound);
    }

    /// <summary>Whether the function that pauses has a version of the code to which the others go.</summary>
    public static bool CanFollow(LiveFunction pause, IReadOnlyList<Move> moves) => OfTheSameCode(moves[0].To, pause) is not null;

    /// <returns>Nothing where it runs that code already, or has none of it.</returns>
    public static IEnumerable<Move> Following(LiveFunction pause, IReadOnlyList<Move> moves) =>
        OfTheSameCode(moves[0].To, pause) is { } version && !pause.IsLive(version) ? [new Move(pause, version)] : [];

    private static RollbackPlan To(params (LiveFunction Function, LambdaVersion Version)[] targets)
    {
        List<Move> moves = [.. targets.Where(target => !target.Function.IsLive(target.Version)).Select(target => new Move(target.Function, target.Version))];
        return moves is [] ? new Impossible($"{targets[0].Function.Name} is at version {targets[0].Version.Number} already.") : new Possible(moves);
    }

    /// <summary>Settings of both may have changed at once, with the same code: what was published with the one that goes back goes with it.</summary>
    private static LambdaVersion? TogetherWith(LiveFunction first, LambdaVersion target, LiveFunction other) =>
        (first.Published - other.Published).Duration() <= OneDeployment && other.Before is { } before && before.CodeHash == target.CodeHash
            ? before
            : OfTheSameCode(target, other);

    /// <summary>The live one, where it has that code; null: none has.</summary>
    private static LambdaVersion? OfTheSameCode(LambdaVersion target, LiveFunction other) =>
        other.Live?.CodeHash == target.CodeHash ? other.Live : other.Versions.LastOrDefault(version => version.CodeHash == target.CodeHash);

    private static Impossible OfTwoBuilds(LiveFunction first, LambdaVersion target, LiveFunction other) =>
        new(
            $"{other.Name} has no version with the code of version {target.Number} of {first.Name}: the two would not be of one build. "
            + "Check out that commit, and --target=Up.");

    private static Impossible NothingBefore(LiveFunction function) =>
        new($"{function.Name} has no version before {function.Alias.Version}: check out the commit that you want, and --target=Up.");

    internal sealed record Possible(IReadOnlyList<Move> Moves) : RollbackPlan;

    /// <param name="Why">In a sentence, with what to do instead.</param>
    internal sealed record Impossible(string Why) : RollbackPlan;
}
