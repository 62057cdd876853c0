using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Json;

namespace WhatsAppReplies.Inbound.Staging;

/// <summary>The body of a trigger.</summary>
internal static class TriggerBody
{
    public static string Of(ConversationKey conversation) => JsonObjectText.Of(conversation, static (writer, key) =>
    {
        writer.WriteString(Contract.Trigger.ConversationId, key.ConversationId);
        writer.WriteString(Contract.Trigger.PrimaryChannel, key.PrimaryChannel);
    });
}
