using System.Text.Json;
using Amazon.AwsJson;
using Amazon.SQS.Model;

namespace Amazon.SQS.Operations;

internal static class DeleteQueue
{
    public static readonly JsonOperation<DeleteQueueRequest, DeleteQueueResponse> Operation =
        new(SQSService.Service, nameof(DeleteQueue), Write, null);

    private static void Write(Utf8JsonWriter writer, DeleteQueueRequest request)
    {
        writer.Text("QueueUrl", request.QueueUrl);
    }
}
