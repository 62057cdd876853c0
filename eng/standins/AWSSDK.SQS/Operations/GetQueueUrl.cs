using System.Text.Json;
using Amazon.AwsJson;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SQS.Model;

namespace Amazon.SQS.Operations;

internal static class GetQueueUrl
{
    public static readonly JsonOperation<GetQueueUrlRequest, GetQueueUrlResponse> Operation =
        new(SQSService.Service, nameof(GetQueueUrl), Write, Read);

    private static void Write(Utf8JsonWriter writer, GetQueueUrlRequest request)
    {
        writer.Text("QueueName", request.QueueName);
        writer.Text("QueueOwnerAWSAccountId", request.QueueOwnerAWSAccountId);
    }

    private static void Read(
        GetQueueUrlResponse response, JsonUnmarshallerContext context, int depth, ref StreamingUtf8JsonReader reader)
    {
        if (context.TestExpression("QueueUrl", depth, ref reader))
            response.QueueUrl = context.Text(ref reader);
    }
}
