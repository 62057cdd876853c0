using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Shared.Dynamo;

namespace WhatsAppReplies.Inbound.Staging;

/// <summary>
/// The stage table: messages where the turn finds them. The same sid is the same item, at the same place in the order: what stands there is never
/// written over.
/// </summary>
internal sealed class StageTable(IAmazonDynamoDB dynamo, string table, TimeProvider time)
{
    /// <summary>Longer than a dead letter is kept: until somebody has looked at it, its text is still there to answer.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(15);

    /// <returns>It was not there yet.</returns>
    public async Task<bool> PutAsync(InboundMessage message, ConversationKey conversation, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        try
        {
            await dynamo.PutItemAsync(
                new PutItemRequest
                {
                    TableName = table,
                    Item = StageItem.Of(message, conversation, message.TakenAt ?? now, now + Lifetime),
                    ConditionExpression = $"attribute_not_exists({Contract.Stage.MessageSid})",
                },
                cancellationToken);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    public async Task<bool> HoldsAsync(string conversationId, string sid, CancellationToken cancellationToken)
    {
        var answer = await dynamo.GetItemAsync(
            new GetItemRequest
            {
                TableName = table,
                Key = StageItem.Key(conversationId, sid),
                ConsistentRead = true,
                ProjectionExpression = Contract.Stage.MessageSid,
            },
            cancellationToken);
        return answer.Item is { Count: > 0 };
    }
}
