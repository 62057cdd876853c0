namespace WhatsAppReplies.Local.Tests.EndToEnd.Harness;

/// <summary>What was logged about a trigger until it stood in the dead-letter queue.</summary>
internal sealed record BadTriggerEnd(IReadOnlyList<LoggedRecord> Logs);
