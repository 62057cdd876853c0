using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace WhatsAppReplies.Ops.DeadLetters;

/// <summary>The queue of dead letters. SQS has no way to look at a message without taking it for a while: what was only looked at is given back.</summary>
internal sealed class DeadLetterQueue(IAmazonSQS queues, string url)
{
    /// <summary>SQS's limit of one call.</summary>
    public const int Batch = 10;

    /// <summary>A long poll asks all servers of the queue; a short one may miss what is there.</summary>
    private const int PollSeconds = 1;

    /// <param name="most">At most <see cref="Batch"/>.</param>
    /// <param name="hiddenFor">So long nobody else sees them.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Nothing: there is none that is not hidden.</returns>
    public async Task<IReadOnlyList<DeadLetter>> ReceiveAsync(int most, TimeSpan hiddenFor, CancellationToken cancellationToken)
    {
        var answer = await queues.ReceiveMessageAsync(
            new ReceiveMessageRequest
            {
                QueueUrl = url,
                MaxNumberOfMessages = most,
                VisibilityTimeout = (int)Math.Ceiling(hiddenFor.TotalSeconds),
                WaitTimeSeconds = PollSeconds,
                MessageSystemAttributeNames = ["SentTimestamp"],
            },
            cancellationToken);
        return [.. (answer.Messages ?? []).Select(message => new DeadLetter(message.MessageId, message.ReceiptHandle, message.Body, SentAt(message)))];
    }

    /// <returns>How many could not be given back: they come back by themselves when they are no longer hidden.</returns>
    public async Task<int> GiveBackAsync(IReadOnlyCollection<DeadLetter> letters, CancellationToken cancellationToken)
    {
        var failed = 0;
        foreach (var chunk in letters.Chunk(Batch))
        {
            var answer = await queues.ChangeMessageVisibilityBatchAsync(
                new ChangeMessageVisibilityBatchRequest
                {
                    QueueUrl = url,
                    Entries = [.. chunk.Select((letter, index) => new ChangeMessageVisibilityBatchRequestEntry
                    {
                        Id = index.ToString(CultureInfo.InvariantCulture),
                        ReceiptHandle = letter.Receipt,
                        VisibilityTimeout = 0,
                    })],
                },
                cancellationToken);
            failed += answer.Failed?.Count ?? 0;
        }

        return failed;
    }

    public Task DeleteAsync(DeadLetter letter, CancellationToken cancellationToken) => queues.DeleteMessageAsync(url, letter.Receipt, cancellationToken);

    /// <summary>How long a message is kept, and about how many there are, hidden ones too.</summary>
    public async Task<(TimeSpan Kept, int Count)> AttributesAsync(CancellationToken cancellationToken)
    {
        var attributes = (await queues.GetQueueAttributesAsync(
            new GetQueueAttributesRequest
            {
                QueueUrl = url,
                AttributeNames = ["MessageRetentionPeriod", "ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"],
            },
            cancellationToken)).Attributes;
        return (
            TimeSpan.FromSeconds(Number("MessageRetentionPeriod")), Number("ApproximateNumberOfMessages") + Number("ApproximateNumberOfMessagesNotVisible"));

        int Number(string name) => int.Parse(attributes[name], CultureInfo.InvariantCulture);
    }

    private static DateTimeOffset SentAt(Message message) =>
        DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(message.Attributes["SentTimestamp"], CultureInfo.InvariantCulture));
}
