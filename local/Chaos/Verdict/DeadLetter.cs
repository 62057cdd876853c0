namespace WhatsAppReplies.Local.Chaos.Verdict;

/// <summary>A trigger that was given up.</summary>
/// <param name="Conversation">Its number.</param>
/// <param name="Why">The CRITICAL record, or the death of its last worker; null: nobody said why.</param>
internal sealed record DeadLetter(int Conversation, string? Why);
