using WhatsAppReplies.Shared.Results;

namespace WhatsAppReplies.Replies.Conversations;

internal abstract record RecordReading
{
    private RecordReading()
    {
    }

    public sealed record Readable(ConversationRecord Record) : RecordReading;

    public sealed record Malformed(Failure Failure) : RecordReading;
}
