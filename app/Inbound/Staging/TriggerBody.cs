using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Json;

namespace WhatsAppReplies.Inbound.Staging;

/// <summary>The body of a trigger.</summary>
internal static class TriggerBody
{
    public static string Of(ConversationKey conversation, DateTimeOffset sentAt) => JsonObjectText.Of((conversation, sentAt), static (writer, trigger) =>
    {
        writer.WriteString(Contract.Trigger.ConversationId, trigger.conversation.ConversationId);
        writer.WriteString(Contract.Trigger.PrimaryChannel, trigger.conversation.PrimaryChannel);
        writer.WriteNumber(Contract.Trigger.SentAt, trigger.sentAt.ToUnixTimeMilliseconds());
    });
}
