namespace WhatsAppReplies.Local.Runner.Chaos.DeadLetters;

/// <summary>Trigger in the dead-letter queue.</summary>
/// <param name="Conversation">Its number.</param>
/// <param name="Reason">The CRITICAL record, or the death of its last worker; null: no reason was logged.</param>
internal sealed record DeadLetter(int Conversation, string? Reason);
