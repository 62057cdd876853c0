namespace WhatsAppReplies.Local.Tests.EndToEnd.Harness;

/// <summary>Outcome of a bad trigger: what was logged about it until it was in the dead-letter queue.</summary>
internal sealed record BadTriggerOutcome(IReadOnlyList<LoggedRecord> Logs);
