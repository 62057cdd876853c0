using System.Text.Json;
using Amazon.AwsJson;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SQS.Model;

namespace Amazon.SQS.Operations;

internal static class SendMessageBatch
{
    public static readonly JsonOperation<SendMessageBatchRequest, SendMessageBatchResponse> Operation =
        new(SQSService.Service, nameof(SendMessageBatch), Write, Read);

    private static void Write(Utf8JsonWriter writer, SendMessageBatchRequest request)
    {
        writer.Objects("Entries", request.Entries, SendMessageBatchRequestEntryJson.Write);
        writer.Text("QueueUrl", request.QueueUrl);
    }

    private static void Read(
        SendMessageBatchResponse response, JsonUnmarshallerContext context, int depth, ref StreamingUtf8JsonReader reader)
    {
        if (context.TestExpression("Failed", depth, ref reader))
            response.Failed = context.Objects<BatchResultErrorEntry>(ref reader, BatchResultErrorEntryJson.Read);
        else if (context.TestExpression("Successful", depth, ref reader))
            response.Successful = context.Objects<SendMessageBatchResultEntry>(ref reader, SendMessageBatchResultEntryJson.Read);
    }
}
