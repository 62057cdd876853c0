using System.Buffers;
using System.Text;
using System.Text.Json;
using WhatsAppReplies.Shared.Dynamo;

namespace WhatsAppReplies.Inbound.Staging;

/// <summary>The body of a trigger.</summary>
internal static class TriggerBody
{
    public static string Of(ConversationKey conversation)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString(Contract.Trigger.ConversationId, conversation.ConversationId);
            writer.WriteString(Contract.Trigger.PrimaryChannel, conversation.PrimaryChannel);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
