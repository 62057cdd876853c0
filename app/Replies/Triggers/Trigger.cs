using WhatsAppReplies.Shared.Dynamo;

namespace WhatsAppReplies.Replies.Triggers;

/// <summary>Trigger: says that somebody has written.</summary>
/// <param name="Conversation">Where.</param>
/// <param name="SentAt">
/// When it was sent first; nothing where it does not say so: a queue knows only when it got a message itself, and a dead letter that was moved back is a
/// new one to it.
/// </param>
internal sealed record Trigger(ConversationKey Conversation, DateTimeOffset? SentAt)
{
    /// <summary>
    /// A dead letter is kept for 14 days and may be moved back more than once; what says that it was sent longer ago than this is taken for a mistake.
    /// </summary>
    private static readonly TimeSpan LongestRedriven = TimeSpan.FromDays(90);

    /// <summary>It names a customer.</summary>
    public override string ToString() => "trigger";

    /// <returns>The earlier one of what it says and what the queue says; one that no trigger's writer can have meant does not count.</returns>
    public DateTimeOffset FirstSentAt(DateTimeOffset queuedAt) =>
        SentAt is { } sent && sent < queuedAt && sent >= queuedAt - LongestRedriven ? sent : queuedAt;
}
