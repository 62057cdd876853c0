using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Results;

namespace WhatsAppReplies.Replies.Triggers;

internal abstract record TriggerReading
{
    private TriggerReading()
    {
    }

    public sealed record Readable(ConversationKey Conversation) : TriggerReading;

    public sealed record Malformed(Failure Failure) : TriggerReading;
}
