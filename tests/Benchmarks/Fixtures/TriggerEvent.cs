using System.Globalization;
using System.Text.Json;

namespace WhatsAppReplies.Benchmarks.Fixtures;

/// <summary>The event with which the event source mapping hands over one trigger.</summary>
internal static class TriggerEvent
{
    public static ReadOnlyMemory<byte> For(BenchConversation conversation, DateTimeOffset now)
    {
        var sentAt = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var body = JsonSerializer.Serialize(new Dictionary<string, string>
        {
            [Contract.Trigger.ConversationId] = conversation.Id,
            [Contract.Trigger.PrimaryChannel] = conversation.PrimaryChannel,
        });
        var record = new Dictionary<string, object>
        {
            ["messageId"] = Guid.CreateVersion7(now),
            ["receiptHandle"] = InFlightTriggers.ReceiptHandle,
            ["body"] = body,
            ["attributes"] = new Dictionary<string, string>
            {
                ["ApproximateReceiveCount"] = "1",
                ["SentTimestamp"] = sentAt,
                ["SenderId"] = "BENCH",
                ["ApproximateFirstReceiveTimestamp"] = sentAt,
            },
            ["messageAttributes"] = new Dictionary<string, string>(),
            ["eventSource"] = "aws:sqs",
            ["eventSourceARN"] = "arn:aws:sqs:eu-north-1:000000000000:whatsapp-replies",
            ["awsRegion"] = "eu-north-1",
        };
        return JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object> { ["Records"] = new[] { record } });
    }
}
