using System.Text.Json;
using Amazon.AwsJson;
using Amazon.SQS.Model;

namespace Amazon.SQS.Operations;

internal static class SendMessageBatchRequestEntryJson
{
    public static void Write(Utf8JsonWriter writer, SendMessageBatchRequestEntry value)
    {
        writer.Number("DelaySeconds", value.DelaySeconds);
        writer.Text("Id", value.Id);
        writer.ObjectMap("MessageAttributes", value.MessageAttributes, MessageAttributeValueJson.Write);
        writer.Text("MessageBody", value.MessageBody);
        writer.Text("MessageDeduplicationId", value.MessageDeduplicationId);
        writer.Text("MessageGroupId", value.MessageGroupId);
    }
}
