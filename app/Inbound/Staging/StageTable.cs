using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Staging;

namespace WhatsAppReplies.Inbound.Staging;

/// <summary>
/// The stage table: messages where the turn finds them. The same sid is the same item, at the same place in the order: what stands there is never
/// written over.
/// </summary>
internal sealed class StageTable(IAmazonDynamoDB dynamo, string table, TimeProvider time)
{
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
                    Item = StageItem.Of(message, conversation, message.TakenAt ?? now, now + StageItem.Lifetime),
                    // guard: A message that is staged is not written over
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
