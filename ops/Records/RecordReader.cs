using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Shared.Dynamo;
using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Ops.Records;

/// <summary>Reader of records, as they stand at this moment.</summary>
internal sealed class RecordReader(IAmazonDynamoDB tables, string conversations)
{
    public static Dictionary<string, AttributeValue> KeyOf(ConversationKey key) => new()
    {
        [Names.PrimaryChannel] = Av.S(key.PrimaryChannel),
        [Names.ConversationId] = Av.S(key.ConversationId),
    };

    /// <returns>Nothing where there is none.</returns>
    public async Task<ConversationRecord?> ReadAsync(ConversationKey key, CancellationToken cancellationToken)
    {
        var answer = await tables.GetItemAsync(
            new GetItemRequest { TableName = conversations, Key = KeyOf(key), ConsistentRead = true }, cancellationToken);
        return answer.Item is { Count: > 0 } item ? new ConversationRecord(item) : null;
    }
}
