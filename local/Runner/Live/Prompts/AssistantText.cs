namespace WhatsAppReplies.Local.Runner.Live.Prompts;

/// <summary>An assistant as the page shows it.</summary>
internal sealed record AssistantText(string Id, string Model, string Instructions);
