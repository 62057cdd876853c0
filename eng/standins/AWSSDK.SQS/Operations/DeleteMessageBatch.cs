using System.Text.Json;
using Amazon.AwsJson;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SQS.Model;

namespace Amazon.SQS.Operations;

internal static class DeleteMessageBatch
{
    public static readonly JsonOperation<DeleteMessageBatchRequest, DeleteMessageBatchResponse> Operation =
        new(SQSService.Service, nameof(DeleteMessageBatch), Write, Read);

    private static void Write(Utf8JsonWriter writer, DeleteMessageBatchRequest request)
    {
        writer.Objects("Entries", request.Entries, DeleteMessageBatchRequestEntryJson.Write);
        writer.Text("QueueUrl", request.QueueUrl);
    }

    private static void Read(
        DeleteMessageBatchResponse response, JsonUnmarshallerContext context, int depth, ref StreamingUtf8JsonReader reader)
    {
        if (context.TestExpression("Failed", depth, ref reader))
            response.Failed = context.Objects<BatchResultErrorEntry>(ref reader, BatchResultErrorEntryJson.Read);
        else if (context.TestExpression("Successful", depth, ref reader))
            response.Successful = context.Objects<DeleteMessageBatchResultEntry>(ref reader, DeleteMessageBatchResultEntryJson.Read);
    }
}
