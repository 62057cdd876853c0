using System.Text.Json;
using Amazon.AwsJson;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SQS.Model;

namespace Amazon.SQS.Operations;

internal static class ReceiveMessage
{
    public static readonly JsonOperation<ReceiveMessageRequest, ReceiveMessageResponse> Operation =
        new(SQSService.Service, nameof(ReceiveMessage), Write, Read);

    private static void Write(Utf8JsonWriter writer, ReceiveMessageRequest request)
    {
        writer.Number("MaxNumberOfMessages", request.MaxNumberOfMessages);
        writer.Texts("MessageAttributeNames", request.MessageAttributeNames);
        writer.Texts("MessageSystemAttributeNames", request.MessageSystemAttributeNames);
        writer.Text("QueueUrl", request.QueueUrl);
        writer.Text("ReceiveRequestAttemptId", request.ReceiveRequestAttemptId);
        writer.Number("VisibilityTimeout", request.VisibilityTimeout);
        writer.Number("WaitTimeSeconds", request.WaitTimeSeconds);
    }

    private static void Read(
        ReceiveMessageResponse response, JsonUnmarshallerContext context, int depth, ref StreamingUtf8JsonReader reader)
    {
        if (context.TestExpression("Messages", depth, ref reader))
            response.Messages = context.Objects<Message>(ref reader, MessageJson.Read);
    }
}
