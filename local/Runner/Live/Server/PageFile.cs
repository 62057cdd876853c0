namespace WhatsAppReplies.Local.Runner.Live.Server;

/// <summary>A file of the page.</summary>
internal sealed record PageFile(string ContentType, byte[] Bytes);
