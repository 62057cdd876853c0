using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Shared.Dynamo;

namespace WhatsAppReplies.Replies.Triggers;

/// <summary>Trigger locks: while one stands, no new trigger is sent for its conversation.</summary>
internal sealed class TriggerLocks(CountedDynamo dynamo, string table)
{
    public static Dictionary<string, AttributeValue> Key(ConversationKey key) =>
        new() { [Contract.TriggerLock.ConversationId] = Av.S(key.ConversationId) };

    public async Task DeleteAsync(ConversationKey key, CancellationToken cancellationToken)
    {
        await dynamo.DeleteItemAsync(new DeleteItemRequest { TableName = table, Key = Key(key) }, cancellationToken);
    }
}
