namespace WhatsAppReplies.Replies.Model;

/// <summary>Signals of a reply: what the model said besides it, where its assistant asks for that.</summary>
/// <param name="HandOff">Why a person has to take the conversation; nothing: none has to.</param>
/// <param name="TaskComplete">Nothing is left to do in the conversation.</param>
internal sealed record ReplySignals(string? HandOff, bool TaskComplete)
{
    public static ReplySignals None { get; } = new(null, false);

    /// <summary>A record prints its members; the reason is about the customer.</summary>
    public override string ToString() => "signals";
}
