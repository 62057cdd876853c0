namespace WhatsAppReplies.Local.Runner.Chaos.Invariants;

/// <summary>The invariants of a whole run, checked from what was read at its end.</summary>
internal static class RunInvariants
{
    public static IReadOnlyList<Violation> Of(RunFacts facts) =>
    [
        .. facts.Conversations.OrderBy(conversation => conversation.Number).SelectMany(ConversationInvariants.Of),
        .. facts.DeadLetters.Where(letter => letter.Reason is null).Select(letter => new Violation(letter.Conversation, "a dead letter that nobody explained")),
        .. AsAWhole(facts).Select(what => new Violation(null, what)),
    ];

    private static IEnumerable<string> AsAWhole(RunFacts facts)
    {
        if (facts.CustomersWaiting > 0) yield return $"{facts.CustomersWaiting} customers were still waiting at the time limit";
        if (facts.TriggersLeft > 0) yield return $"{facts.TriggersLeft} triggers are left in the queue";
        if (facts.DeadLettersLeft > 0) yield return $"{facts.DeadLettersLeft} messages are left in the dead-letter queue";
        if (facts.Turns < facts.TurnsWanted) yield return $"only {facts.Turns} of {facts.TurnsWanted} turns were recorded";
        if (facts.Kills < facts.KillsWanted)
            yield return $"only {facts.Kills} of {facts.KillsWanted} processes were killed: the run proves less than it should";
        foreach (var mistake in facts.MistakesHere) yield return $"a mistake of this machine: {mistake}";
    }
}
