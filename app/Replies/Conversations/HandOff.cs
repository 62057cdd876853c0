namespace WhatsAppReplies.Replies.Conversations;

/// <summary>Hand-off of a conversation to a person.</summary>
/// <param name="Reason">Nothing where whoever set the flag gave none.</param>
/// <param name="At">In whole milliseconds, as it is written and told: two messages of one hand-off have the same.</param>
internal sealed record HandOff(string? Reason, DateTimeOffset At)
{
    public static DateTimeOffset TimeOf(DateTimeOffset now) => DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());

    /// <summary>A record prints its members; the reason is about the customer.</summary>
    public override string ToString() => "hand-off";
}
