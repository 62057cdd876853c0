namespace WhatsAppReplies.Local.Runner.Chaos.Invariants;

/// <summary>What a phone shows.</summary>
internal sealed record ShownMessage(string Sid, string Body);
