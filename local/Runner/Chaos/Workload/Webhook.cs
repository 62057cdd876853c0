using System.Globalization;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Local.Runner.Scenario;

namespace WhatsAppReplies.Local.Runner.Chaos.Workload;

/// <summary>
/// The webhook that feeds the queue: stages a message, and sends a trigger only when no trigger of that conversation is on its way, which
/// the trigger lock tells.
/// </summary>
internal sealed class Webhook(LocalCloud cloud, Counts counts, TimeProvider time)
{
    private static readonly TimeSpan FragmentsKept = TimeSpan.FromDays(1);
    private static readonly TimeSpan LocksKept = TimeSpan.FromMinutes(30);

    public async Task ReceiveAsync(ChaosConversation conversation, SampleFragment fragment, CancellationToken cancellationToken)
    {
        await cloud.Tables.PutItemAsync(cloud.Stack.StageTable, new()
        {
            [Contract.Stage.ConversationId] = new(conversation.Id),
            [Contract.Stage.MessageSid] = new(fragment.MessageSid),
            [Contract.Stage.PrimaryChannel] = new(conversation.Channel),
            [Contract.Stage.ReceivedAt] = new(fragment.ReceivedAtText),
            [Contract.Stage.Body] = new(fragment.Body),
            [Contract.Stage.ExpiresAt] = At(FragmentsKept),
        }, cancellationToken);
        if (await LockAsync(conversation, cancellationToken)) await SendTriggerAsync(conversation, cancellationToken);
    }

    /// <summary>Also what an operator does who redrives a dead letter.</summary>
    public async Task SendTriggerAsync(ChaosConversation conversation, CancellationToken cancellationToken)
    {
        var trigger = new Dictionary<string, string>
        {
            [Contract.Trigger.ConversationId] = conversation.Id,
            [Contract.Trigger.PrimaryChannel] = conversation.Channel,
        };
        await cloud.Sqs.SendMessageAsync(cloud.Stack.Queue.Url, JsonSerializer.Serialize(trigger), cancellationToken);
        counts.Add("triggers sent");
    }

    private async Task<bool> LockAsync(ChaosConversation conversation, CancellationToken cancellationToken)
    {
        try
        {
            await cloud.Tables.PutItemAsync(new PutItemRequest
            {
                TableName = cloud.Stack.TriggerLockTable,
                Item = new() { [Contract.TriggerLock.ConversationId] = new(conversation.Id), [Contract.TriggerLock.ExpiresAt] = At(LocksKept) },
                ConditionExpression = $"attribute_not_exists({Contract.TriggerLock.ConversationId}) OR {Contract.TriggerLock.ExpiresAt} < :now",
                ExpressionAttributeValues = new() { [":now"] = At(TimeSpan.Zero) },
            }, cancellationToken);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    private AttributeValue At(TimeSpan later) =>
        new() { N = (time.GetUtcNow() + later).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) };
}
