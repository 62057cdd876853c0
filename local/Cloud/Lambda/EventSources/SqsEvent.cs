using System.Text.Encodings.Web;
using System.Text.Json;

namespace WhatsAppReplies.Local.Cloud.Lambda.EventSources;

/// <summary>The event that a function gets for a batch.</summary>
internal static class SqsEvent
{
    private static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(IEnumerable<QueueMessage> messages, string queueArn)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Format))
        {
            json.WriteStartObject();
            json.WriteStartArray("Records");
            foreach (var message in messages) Write(json, message, queueArn);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter json, QueueMessage message, string queueArn)
    {
        json.WriteStartObject();
        json.WriteString("messageId", message.MessageId);
        json.WriteString("receiptHandle", message.ReceiptHandle);
        json.WriteString("body", message.Body);
        json.WriteStartObject("attributes");
        foreach (var (name, value) in message.Attributes) json.WriteString(name, value);
        json.WriteEndObject();
        json.WriteStartObject("messageAttributes");
        foreach (var (name, value) in message.MessageAttributes) Write(json, name, value);
        json.WriteEndObject();
        if (message.Md5OfMessageAttributes is { } md5) json.WriteString("md5OfMessageAttributes", md5);
        json.WriteString("md5OfBody", message.Md5OfBody);
        json.WriteString("eventSource", "aws:sqs");
        json.WriteString("eventSourceARN", queueArn);
        json.WriteString("awsRegion", queueArn.Split(':')[3]);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, QueueMessageAttribute attribute)
    {
        json.WriteStartObject(name);
        if (attribute.StringValue is { } text) json.WriteString("stringValue", text);
        if (attribute.BinaryValue is { } bytes) json.WriteBase64String("binaryValue", bytes.Span);
        json.WriteStartArray("stringListValues");
        json.WriteEndArray();
        json.WriteStartArray("binaryListValues");
        json.WriteEndArray();
        json.WriteString("dataType", attribute.DataType);
        json.WriteEndObject();
    }
}
