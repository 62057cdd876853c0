using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Replies.Conversations;
using WhatsAppReplies.Replies.Triggers;
using WhatsAppReplies.Replies.Turns;

namespace WhatsAppReplies.Replies.Fragments;

/// <summary>While a lock stands, no new trigger is sent for its conversation.</summary>
internal sealed class TriggerLocks(IAmazonDynamoDB dynamo, string table)
{
    public static Dictionary<string, AttributeValue> Key(Trigger trigger) =>
        new() { [Contract.TriggerLock.ConversationId] = Av.S(trigger.ConversationId) };

    public async Task DeleteAsync(Trigger trigger, Progress progress, CancellationToken cancellationToken)
    {
        progress.CountAwsCall();
        await dynamo.DeleteItemAsync(new DeleteItemRequest { TableName = table, Key = Key(trigger) }, cancellationToken);
    }
}
