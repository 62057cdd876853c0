namespace WhatsAppReplies.Local.Cloud.Lambda.Environments;

/// <param name="Duration">From the start of the process to its first request for work, or to its failure.</param>
/// <param name="Failure">Null: it works.</param>
internal sealed record InitPhase(TimeSpan Duration, InitFailure? Failure);
