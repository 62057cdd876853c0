namespace WhatsAppReplies.Local.Chaos.Verdict;

/// <summary>What a phone shows.</summary>
internal sealed record ShownMessage(string Sid, string Body);
