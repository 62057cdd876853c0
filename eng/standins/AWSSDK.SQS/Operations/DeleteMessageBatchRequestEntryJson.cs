using System.Text.Json;
using Amazon.AwsJson;
using Amazon.SQS.Model;

namespace Amazon.SQS.Operations;

internal static class DeleteMessageBatchRequestEntryJson
{
    public static void Write(Utf8JsonWriter writer, DeleteMessageBatchRequestEntry value)
    {
        writer.Text("Id", value.Id);
        writer.Text("ReceiptHandle", value.ReceiptHandle);
    }
}
