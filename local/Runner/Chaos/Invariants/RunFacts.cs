using WhatsAppReplies.Local.Runner.Chaos.DeadLetters;
namespace WhatsAppReplies.Local.Runner.Chaos.Invariants;

/// <summary>State of the whole run at quiescence, or at the time limit.</summary>
internal sealed record RunFacts
{
    public required IReadOnlyList<ConversationFacts> Conversations { get; init; }

    public required IReadOnlyList<DeadLetter> DeadLetters { get; init; }

    /// <summary>Whose messages were not all recorded at the time limit.</summary>
    public required int CustomersWaiting { get; init; }

    /// <summary>In the queue or under way.</summary>
    public required int TriggersLeft { get; init; }

    public required int DeadLettersLeft { get; init; }

    public required int Kills { get; init; }

    public required int KillsWanted { get; init; }

    public required int TurnsWanted { get; init; }

    /// <summary>Mistakes of the stand-ins, which would make the rest worthless.</summary>
    public required IReadOnlyList<string> MistakesHere { get; init; }

    public int Turns => Conversations.Sum(conversation => conversation.Turns);

    public int Fragments => Conversations.Sum(conversation => conversation.Written.Count);
}
