namespace WhatsAppReplies.Local.Runner.Live.Server;

/// <summary>Answer to a wish that cannot be fulfilled.</summary>
/// <param name="Mistake">For people.</param>
internal sealed record MistakeAnswer(string Mistake);
