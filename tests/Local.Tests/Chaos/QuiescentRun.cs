using WhatsAppReplies.Local.Runner.Chaos.DeadLetters;
using WhatsAppReplies.Local.Runner.Chaos.Invariants;

namespace WhatsAppReplies.Local.Tests.Chaos;

/// <summary>Facts of a run that keeps every invariant; tests then change one thing.</summary>
internal static class QuiescentRun
{
    public static ConversationFacts Conversation { get; } = new()
    {
        Number = 7,
        Written = ["f1", "f2", "f3"],
        Before = ["old1", "old2"],
        Messages =
        [
            new("old1", true, [], []),
            new("old2", false, [], []),
            Customer("f1", "f2"),
            Reply("p1", "p2"),
            Customer("f3"),
            Reply("p3"),
        ],
        OnPhone = [new("p1", "One"), new("p2", "Two"), new("p3", "Three")],
        Status = Contract.Statuses.ReplySent,
        ClaimLeft = false,
        PendingReplyLeft = false,
        StagedLeft = [],
        LockLeft = false,
    };

    public static RunFacts Run { get; } = new()
    {
        Conversations = [Conversation],
        DeadLetters = [new(7, "assistant_missing")],
        CustomersWaiting = 0,
        TriggersLeft = 0,
        DeadLettersLeft = 0,
        Kills = 1,
        KillsWanted = 1,
        TurnsWanted = 2,
        MistakesHere = [],
    };

    public static RecordedMessage Customer(params string[] fragments) => new(fragments[0], true, fragments, []);

    public static RecordedMessage Reply(params string[] parts) => new(parts[0], false, [], parts);
}
