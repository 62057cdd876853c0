namespace WhatsAppReplies.Local.Runner.Live.Server;

/// <summary>An alarm, what it means, and whether it rings.</summary>
internal sealed record AlarmText(string Name, string Description, string State);
