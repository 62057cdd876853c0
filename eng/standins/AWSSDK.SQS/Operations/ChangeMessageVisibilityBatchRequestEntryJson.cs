using System.Text.Json;
using Amazon.AwsJson;
using Amazon.SQS.Model;

namespace Amazon.SQS.Operations;

internal static class ChangeMessageVisibilityBatchRequestEntryJson
{
    public static void Write(Utf8JsonWriter writer, ChangeMessageVisibilityBatchRequestEntry value)
    {
        writer.Text("Id", value.Id);
        writer.Text("ReceiptHandle", value.ReceiptHandle);
        writer.Number("VisibilityTimeout", value.VisibilityTimeout);
    }
}
