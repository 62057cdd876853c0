using System.Text.Json;
using Amazon.AwsJson;
using Amazon.SQS.Model;

namespace Amazon.SQS.Operations;

internal static class PurgeQueue
{
    public static readonly JsonOperation<PurgeQueueRequest, PurgeQueueResponse> Operation =
        new(SQSService.Service, nameof(PurgeQueue), Write, null);

    private static void Write(Utf8JsonWriter writer, PurgeQueueRequest request)
    {
        writer.Text("QueueUrl", request.QueueUrl);
    }
}
