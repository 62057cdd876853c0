using System.Text.Json;
using Amazon.AwsJson;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SQS.Model;

namespace Amazon.SQS.Operations;

internal static class SendMessage
{
    public static readonly JsonOperation<SendMessageRequest, SendMessageResponse> Operation =
        new(SQSService.Service, nameof(SendMessage), Write, Read);

    private static void Write(Utf8JsonWriter writer, SendMessageRequest request)
    {
        writer.Number("DelaySeconds", request.DelaySeconds);
        writer.ObjectMap("MessageAttributes", request.MessageAttributes, MessageAttributeValueJson.Write);
        writer.Text("MessageBody", request.MessageBody);
        writer.Text("MessageDeduplicationId", request.MessageDeduplicationId);
        writer.Text("MessageGroupId", request.MessageGroupId);
        writer.Text("QueueUrl", request.QueueUrl);
    }

    private static void Read(
        SendMessageResponse response, JsonUnmarshallerContext context, int depth, ref StreamingUtf8JsonReader reader)
    {
        if (context.TestExpression("MD5OfMessageAttributes", depth, ref reader))
            response.MD5OfMessageAttributes = context.Text(ref reader);
        else if (context.TestExpression("MD5OfMessageBody", depth, ref reader))
            response.MD5OfMessageBody = context.Text(ref reader);
        else if (context.TestExpression("MessageId", depth, ref reader))
            response.MessageId = context.Text(ref reader);
        else if (context.TestExpression("SequenceNumber", depth, ref reader))
            response.SequenceNumber = context.Text(ref reader);
    }
}
