namespace WhatsAppReplies.Local.Runner.Chaos.Invariants;

/// <summary>State of a conversation at quiescence, as it was read from the tables and the phone.</summary>
internal sealed record ConversationFacts
{
    public required int Number { get; init; }

    /// <summary>One, or a webhook has made another for the same customer, or none.</summary>
    public int Records { get; init; } = 1;

    /// <summary>Sids of everything that the customer wrote.</summary>
    public required IReadOnlyList<string> Written { get; init; }

    /// <summary>Ids of the messages that were there at the beginning.</summary>
    public required IReadOnlyList<string> Before { get; init; }

    /// <summary>Archived ones first.</summary>
    public required IReadOnlyList<RecordedMessage> Messages { get; init; }

    public required IReadOnlyList<ShownMessage> OnPhone { get; init; }

    public required string? Status { get; init; }

    public required bool ClaimLeft { get; init; }

    public required bool PendingReplyLeft { get; init; }

    public required IReadOnlyList<string> StagedLeft { get; init; }

    public required bool LockLeft { get; init; }

    public int Turns => Messages.Count(message => message.IsCustomers && message.FragmentSids.Count > 0);
}
