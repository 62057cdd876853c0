using System.Text.Json;
using Amazon.AwsJson;
using Amazon.SQS.Model;

namespace Amazon.SQS.Operations;

internal static class ChangeMessageVisibility
{
    public static readonly JsonOperation<ChangeMessageVisibilityRequest, ChangeMessageVisibilityResponse> Operation =
        new(SQSService.Service, nameof(ChangeMessageVisibility), Write, null);

    private static void Write(Utf8JsonWriter writer, ChangeMessageVisibilityRequest request)
    {
        writer.Text("QueueUrl", request.QueueUrl);
        writer.Text("ReceiptHandle", request.ReceiptHandle);
        writer.Number("VisibilityTimeout", request.VisibilityTimeout);
    }
}
