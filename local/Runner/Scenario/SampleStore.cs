using System.Globalization;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using Amazon.SQS.Model;

namespace WhatsAppReplies.Local.Runner.Scenario;

/// <summary>Steps 18 and 19 of the deployment plan: puts what other systems would, and sends the trigger.</summary>
internal sealed class SampleStore(LocalCloud cloud, TimeProvider time)
{
    /// <summary>How long staged fragments and trigger locks live.</summary>
    public TimeSpan Kept { get; init; } = TimeSpan.FromHours(1);

    public async Task PutAsync(Sample sample, CancellationToken cancellationToken)
    {
        await PutRecordAsync(sample, cancellationToken);
        foreach (var fragment in sample.Staged)
        {
            await StageAsync(sample, fragment, cancellationToken);
        }

        await cloud.Tables.PutItemAsync(
            cloud.Stack.TriggerLockTable,
            new() { [Contract.TriggerLock.ConversationId] = new(sample.ConversationId), [Contract.TriggerLock.ExpiresAt] = Expiry() },
            cancellationToken);
    }

    public Task PutRecordAsync(Sample sample, CancellationToken cancellationToken) =>
        cloud.Tables.PutItemAsync(cloud.Stack.ConversationsTable, sample.Record, cancellationToken);

    /// <summary>One more fragment, as the webhook would stage it.</summary>
    public Task StageAsync(Sample sample, SampleFragment fragment, CancellationToken cancellationToken) =>
        cloud.Tables.PutItemAsync(cloud.Stack.StageTable, Staged(sample, fragment), cancellationToken);

    /// <summary>Returns the trigger's message id.</summary>
    public async Task<string> SendTriggerAsync(Sample sample, CancellationToken cancellationToken)
    {
        var trigger = new Dictionary<string, string>
        {
            [Contract.Trigger.ConversationId] = sample.ConversationId,
            [Contract.Trigger.PrimaryChannel] = sample.PrimaryChannel,
        };
        return (await cloud.Sqs.SendMessageAsync(cloud.Stack.Queue.Url, JsonSerializer.Serialize(trigger), cancellationToken)).MessageId;
    }

    public async Task<Dictionary<string, AttributeValue>> RecordAsync(Sample sample, CancellationToken cancellationToken) =>
        (await cloud.Tables.GetItemAsync(new GetItemRequest
        {
            TableName = cloud.Stack.ConversationsTable,
            Key = new()
            {
                [Contract.Conversations.PrimaryChannel] = new(sample.PrimaryChannel),
                [Contract.Conversations.ConversationId] = new(sample.ConversationId),
            },
            ConsistentRead = true,
        }, cancellationToken)).Item;

    public async Task<int> StagedAsync(Sample sample, CancellationToken cancellationToken) =>
        (await cloud.Tables.QueryAsync(new QueryRequest
        {
            TableName = cloud.Stack.StageTable,
            KeyConditionExpression = $"{Contract.Stage.ConversationId} = :id",
            ExpressionAttributeValues = new() { [":id"] = new(sample.ConversationId) },
            ConsistentRead = true,
        }, cancellationToken)).Count ?? 0;

    public async Task<bool> IsLockedAsync(Sample sample, CancellationToken cancellationToken) =>
        (await cloud.Tables.GetItemAsync(new GetItemRequest
        {
            TableName = cloud.Stack.TriggerLockTable,
            Key = new() { [Contract.TriggerLock.ConversationId] = new(sample.ConversationId) },
            ConsistentRead = true,
        }, cancellationToken)).Item is { Count: > 0 };

    /// <summary>Waiting, under way and delayed.</summary>
    public async Task<int> MessagesInAsync(string queueUrl, CancellationToken cancellationToken)
    {
        var attributes = (await cloud.Sqs.GetQueueAttributesAsync(
            new GetQueueAttributesRequest { QueueUrl = queueUrl, AttributeNames = ["All"] }, cancellationToken)).Attributes;
        return attributes.Where(attribute => attribute.Key.StartsWith("ApproximateNumberOfMessages", StringComparison.Ordinal))
            .Sum(attribute => int.Parse(attribute.Value, CultureInfo.InvariantCulture));
    }

    private Dictionary<string, AttributeValue> Staged(Sample sample, SampleFragment fragment) => new()
    {
        [Contract.Stage.ConversationId] = new(sample.ConversationId),
        [Contract.Stage.MessageSid] = new(fragment.MessageSid),
        [Contract.Stage.PrimaryChannel] = new(sample.PrimaryChannel),
        [Contract.Stage.ReceivedAt] = new(fragment.ReceivedAtText),
        [Contract.Stage.Body] = new(fragment.Body),
        [Contract.Stage.ExpiresAt] = Expiry(),
    };

    private AttributeValue Expiry() =>
        new() { N = (time.GetUtcNow() + Kept).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) };
}
