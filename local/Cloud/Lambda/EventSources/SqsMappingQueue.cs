using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace WhatsAppReplies.Local.Cloud.Lambda.EventSources;

internal sealed class SqsMappingQueue(IAmazonSQS sqs, string queueUrl) : IMappingQueue
{
    private const int MaximumBatch = 10;

    public async Task<QueueSettings> SettingsAsync(CancellationToken cancellationToken = default)
    {
        var answer = await sqs.GetQueueAttributesAsync(queueUrl, ["All"], cancellationToken);
        var seconds = int.Parse(answer.Attributes["VisibilityTimeout"], CultureInfo.InvariantCulture);
        return new QueueSettings(TimeSpan.FromSeconds(seconds), answer.Attributes.TryGetValue("FifoQueue", out var fifo) && fifo == "true");
    }

    public async Task<IReadOnlyList<QueueMessage>> ReceiveAsync(int most, TimeSpan wait, CancellationToken cancellationToken = default)
    {
        var answer = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest
        {
            QueueUrl = queueUrl,
            MaxNumberOfMessages = Math.Min(most, MaximumBatch),
            WaitTimeSeconds = (int)wait.TotalSeconds,
            MessageSystemAttributeNames = ["All"],
            MessageAttributeNames = ["All"],
        }, cancellationToken);
        return [.. (answer.Messages ?? []).Select(Read)];
    }

    public async Task<IReadOnlyList<QueueMessage>> DeleteAsync(IReadOnlyList<QueueMessage> messages, CancellationToken cancellationToken = default)
    {
        var failed = new List<QueueMessage>();
        foreach (var chunk in messages.Chunk(MaximumBatch))
        {
            var entries = chunk.Select((message, i) => new DeleteMessageBatchRequestEntry(i.ToString(CultureInfo.InvariantCulture), message.ReceiptHandle))
                .ToList();
            var answer = await sqs.DeleteMessageBatchAsync(new DeleteMessageBatchRequest { QueueUrl = queueUrl, Entries = entries }, cancellationToken);
            failed.AddRange((answer.Failed ?? []).Select(entry => chunk[int.Parse(entry.Id, CultureInfo.InvariantCulture)]));
        }

        return failed;
    }

    private static QueueMessage Read(Message message) => new()
    {
        MessageId = message.MessageId,
        ReceiptHandle = message.ReceiptHandle,
        Body = message.Body,
        Md5OfBody = message.MD5OfBody,
        Md5OfMessageAttributes = message.MD5OfMessageAttributes,
        Attributes = message.Attributes ?? [],
        MessageAttributes = (message.MessageAttributes ?? []).ToDictionary(
            attribute => attribute.Key,
            attribute => new QueueMessageAttribute(attribute.Value.DataType, attribute.Value.StringValue, attribute.Value.BinaryValue?.ToArray())),
    };
}
