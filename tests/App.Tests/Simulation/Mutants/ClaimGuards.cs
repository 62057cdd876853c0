namespace App.Tests.Simulation.Mutants;

/// <summary>Guards around a claim and around the writes under it, apart from their conditions.</summary>
internal static class ClaimGuards
{
    private const string Guards = GuardUses.GuardsFile;
    private const string Writes = GuardUses.WritesFile;
    private const string Store = "Replies/Conversations/Writes/ConversationStore.cs";
    private const string Conversation = "Replies/Conversations/Writes/ClaimedConversation.cs";
    private const string Item = "Replies/Conversations/Writes/TurnItem.cs";
    private const string Steps = "Replies/Turns/TurnSteps.cs";
    private const string Turn = "Replies/Turns/Turn.cs";

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("A claim whose deadline has passed is taken over", new Edit(Guards, "processing_deadline < :now OR ", "")),
        new("A claim without a deadline that can pass is taken over", new Edit(Guards, " OR NOT attribute_type(processing_deadline, :number)", "")),
        new("A status that another system has set ends a claim", new Edit(Guards,
            "attribute_not_exists(conversation_status) OR conversation_status <> :processing OR ", "")),
        new("A claim outlasts its invocation by the clocks' margin", new Edit(Store, "var deadline = safeUntil + margin;", "var deadline = safeUntil;")),
        new("A take-over keeps the status before the dead worker's claim", new Edit(Writes,
            "if_not_exists(processing_previous_status, if_not_exists(conversation_status, :null))", "if_not_exists(conversation_status, :null)")),
        new("A take-over reads the status before the dead worker's claim", new Edit(Item,
            "Get(item, Names.PreviousStatus) ?? Get(item, Names.Status)", "Get(item, Names.Status)")),
        new("Our own earlier claim is recognised", new Edit(Store, "var isOurOwnEarlierAttempt = TurnItem.Owner(item) == owner;", "var isOurOwnEarlierAttempt = false;")),
        new("Our own earlier write is recognised", new Edit(Store, "var isOurOwnEarlierAttempt = isApplied(item);", "var isOurOwnEarlierAttempt = false;")),
        new("Our own recorded turn is recognised", new Edit(Item,
            "Get(map, Messages.Role)?.S == Messages.AssistantRole && Get(map, Messages.MessageId)?.S == firstPartSid", "false")),
        new("A lost claim stops the worker", new Edit(Steps, "WriteOutcome.Lost lost => new Outcome.Superseded(lost.Until),", "WriteOutcome.Lost => null,")),
        new("A blocked write stops the worker", new Edit(Steps,
            "WriteOutcome.Blocked => new Outcome.TryAgain(new Failure(\"record_changed\", \"Another system changed the record while the turn was working on it.\")),",
            "WriteOutcome.Blocked => null,")),
        new("A claim that cannot go on is released", new Edit(Turn, "if (conversation.IsHeld)", "if (false)")),
        new("A claim with nothing to answer is ended", new Edit(Turn,
            "TurnSteps.StopOf(await conversation.RestoreAsync(StatusBefore(record), context.Work)) ?? new Outcome.NothingToAnswer()",
            "new Outcome.NothingToAnswer()")),
        new("A claim whose own write got no answer is released all the same", new Edit(Conversation,
            "if (outcome is WriteOutcome.Blocked { Item: var item } && TurnItem.IsAfter(item, Claim))", "if (outcome is WriteOutcome.Blocked { Item: var item } && item is null)")),
        new("Leftovers of recorded turns are not answered again", new Edit(Turn, "var isLeftover = record.Holds(fragment.Sid);", "var isLeftover = false;")),
        new("A reply is dropped only when nothing of it may be at the provider", new Edit("Replies/Conversations/PendingReply.cs",
            "if (part.State != PartState.Planned)", "if (part.State == PartState.Sent)")),
        new("A conversation that a person has is not sent to the model", new Edit(Turn,
            """
                    if (record.HandedToHuman)
                        return await HandOverAsync(conversation, message);
            """,
            "")),
    ];
}
