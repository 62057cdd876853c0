using WhatsAppReplies.Replies.Conversations;

namespace WhatsAppReplies.Replies.Turns;

internal abstract record ReplyMade
{
    private ReplyMade()
    {
    }

    public sealed record Ready(PendingReply Reply) : ReplyMade;

    public sealed record Stopped(Outcome Outcome) : ReplyMade;
}
