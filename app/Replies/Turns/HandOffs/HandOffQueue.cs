using Amazon.SQS;
using Amazon.SQS.Model;
using WhatsAppReplies.Replies.Conversations;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Json;
using WhatsAppReplies.Shared.Telemetry;
using WhatsAppReplies.Shared.Time;
using Names = WhatsAppReplies.Contract.HandOffs;

namespace WhatsAppReplies.Replies.Turns.HandOffs;

/// <summary>Queue that people's systems read: one message each time that a conversation goes to a person, at least once.</summary>
internal sealed class HandOffQueue(IAmazonSQS sqs, string queueUrl)
{
    public Task<SendMessageResponse> SendAsync(ConversationKey conversation, HandOff handOff, CallCounter calls, CancellationToken cancellationToken)
    {
        calls.Add();
        return sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = queueUrl, MessageBody = Body(conversation, handOff) }, cancellationToken);
    }

    private static string Body(ConversationKey conversation, HandOff handOff) => JsonObjectText.Of((conversation, handOff), static (writer, told) =>
    {
        writer.WriteString(Names.ConversationId, told.conversation.ConversationId);
        writer.WriteString(Names.PrimaryChannel, told.conversation.PrimaryChannel);
        writer.WriteString(Names.Reason, told.handOff.Reason);
        writer.WriteString(Names.HandedOverAt, Timestamp.Of(told.handOff.At));
    });
}
