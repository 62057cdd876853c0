using System.Text.Json;
using Amazon.AwsJson;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SQS.Model;

namespace Amazon.SQS.Operations;

internal static class CreateQueue
{
    public static readonly JsonOperation<CreateQueueRequest, CreateQueueResponse> Operation =
        new(SQSService.Service, nameof(CreateQueue), Write, Read);

    private static void Write(Utf8JsonWriter writer, CreateQueueRequest request)
    {
        writer.TextMap("Attributes", request.Attributes);
        writer.Text("QueueName", request.QueueName);
        writer.TextMap("tags", request.Tags);
    }

    private static void Read(
        CreateQueueResponse response, JsonUnmarshallerContext context, int depth, ref StreamingUtf8JsonReader reader)
    {
        if (context.TestExpression("QueueUrl", depth, ref reader))
            response.QueueUrl = context.Text(ref reader);
    }
}
