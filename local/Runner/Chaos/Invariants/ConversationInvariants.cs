namespace WhatsAppReplies.Local.Runner.Chaos.Invariants;

/// <summary>The invariants of one conversation at quiescence: nothing lost, nothing twice, nothing stuck.</summary>
internal static class ConversationInvariants
{
    public static IEnumerable<Violation> Of(ConversationFacts facts) =>
        Fragments(facts).Concat(History(facts)).Concat(Replies(facts)).Concat(Phone(facts)).Concat(Leftovers(facts))
            .Select(what => new Violation(facts.Number, what));

    private static IEnumerable<string> Fragments(ConversationFacts facts)
    {
        var recorded = facts.Messages.SelectMany(message => message.FragmentSids).ToLookup(sid => sid, StringComparer.Ordinal);
        foreach (var sid in facts.Written)
        {
            var times = recorded[sid].Count();
            if (times == 0) yield return $"fragment {sid} is in no recorded turn";
            if (times > 1) yield return $"fragment {sid} is in {times} recorded turns";
        }

        foreach (var sid in recorded.Select(same => same.Key).Except(facts.Written)) yield return $"fragment {sid} is recorded, and nobody wrote it";
    }

    private static IEnumerable<string> History(ConversationFacts facts)
    {
        foreach (var id in facts.Before)
        {
            var times = facts.Messages.Count(message => message.Id == id);
            if (times != 1) yield return $"message {id} from before is there {times} times";
        }

        var old = facts.Messages.Take(facts.Before.Count).Select(message => message.Id);
        if (facts.Before.All(id => facts.Messages.Count(message => message.Id == id) == 1) && !old.SequenceEqual(facts.Before))
            yield return "the messages from before are in another order";
    }

    /// <summary>A turn is two entries, one behind the other.</summary>
    private static IEnumerable<string> Replies(ConversationFacts facts)
    {
        for (var index = 0; index < facts.Messages.Count; index++)
        {
            var message = facts.Messages[index];
            var next = facts.Messages.ElementAtOrDefault(index + 1);
            if (message is { IsCustomers: true, FragmentSids.Count: > 0 } && next is not { IsCustomers: false, PartSids.Count: > 0 })
                yield return $"the turn of fragment {message.FragmentSids[0]} has no recorded reply";
        }
    }

    private static IEnumerable<string> Phone(ConversationFacts facts)
    {
        foreach (var same in facts.OnPhone.GroupBy(shown => shown.Body, StringComparer.Ordinal).Where(same => same.Count() > 1))
            yield return $"the phone shows the same part {same.Count()} times: {string.Join(", ", same.Select(shown => shown.Sid))}";

        var recorded = facts.Messages.SelectMany(message => message.PartSids).ToList();
        var shown = facts.OnPhone.Select(message => message.Sid).ToList();
        foreach (var sid in shown.Except(recorded)) yield return $"the phone shows part {sid}, which is in no recorded turn";
        foreach (var sid in recorded.Except(shown)) yield return $"part {sid} is recorded and not on the phone";
        foreach (var same in recorded.GroupBy(sid => sid, StringComparer.Ordinal).Where(same => same.Count() > 1))
            yield return $"part {same.Key} is recorded {same.Count()} times";
        if (recorded.Count == shown.Count && recorded.ToHashSet().SetEquals(shown) && !recorded.SequenceEqual(shown))
            yield return "the phone shows the parts in another order than they are recorded in";
    }

    private static IEnumerable<string> Leftovers(ConversationFacts facts)
    {
        if (facts.Records != 1) yield return $"it has {facts.Records} records";
        if (facts.ClaimLeft) yield return "a claim is left";
        if (facts.PendingReplyLeft) yield return "a pending reply is left";
        if (facts.LockLeft) yield return "the trigger lock is left: no other message of this customer would raise a trigger";
        if (facts.Written.Count > 0 && facts.Status != Contract.Statuses.ReplySent) yield return $"its status is {facts.Status ?? "missing"}";
        foreach (var sid in facts.StagedLeft) yield return $"fragment {sid} is left in the stage table";
    }
}
