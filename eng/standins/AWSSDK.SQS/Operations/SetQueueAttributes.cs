using System.Text.Json;
using Amazon.AwsJson;
using Amazon.SQS.Model;

namespace Amazon.SQS.Operations;

internal static class SetQueueAttributes
{
    public static readonly JsonOperation<SetQueueAttributesRequest, SetQueueAttributesResponse> Operation =
        new(SQSService.Service, nameof(SetQueueAttributes), Write, null);

    private static void Write(Utf8JsonWriter writer, SetQueueAttributesRequest request)
    {
        writer.TextMap("Attributes", request.Attributes);
        writer.Text("QueueUrl", request.QueueUrl);
    }
}
