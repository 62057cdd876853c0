using System.Text.Json;
using Amazon.AwsJson;
using Amazon.SQS.Model;

namespace Amazon.SQS.Operations;

internal static class DeleteMessage
{
    public static readonly JsonOperation<DeleteMessageRequest, DeleteMessageResponse> Operation =
        new(SQSService.Service, nameof(DeleteMessage), Write, null);

    private static void Write(Utf8JsonWriter writer, DeleteMessageRequest request)
    {
        writer.Text("QueueUrl", request.QueueUrl);
        writer.Text("ReceiptHandle", request.ReceiptHandle);
    }
}
