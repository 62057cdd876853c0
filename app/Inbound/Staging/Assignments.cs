using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Shared.Dynamo;
using Names = WhatsAppReplies.Contract.TriggerLock;

namespace WhatsAppReplies.Inbound.Staging;

/// <summary>
/// Assignments of messages to conversations, each made before anything of the message is staged. A customer may have several conversations, and which of them
/// comes first changes at any time: whoever takes a message up again, a repeated webhook or the sweep, goes on in the one where it was begun. Else both answer.
/// </summary>
internal sealed class Assignments(IAmazonDynamoDB dynamo, string table, TimeProvider time)
{
    /// <summary>Webhooks are repeated for seconds, and swept for half an hour.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private const string IsFree = $"attribute_not_exists({Names.ConversationId}) OR {Names.ExpiresAt} < :now";

    /// <returns>The conversation that the message belongs to: the given one, unless another was first.</returns>
    public async Task<ConversationKey> AssignAsync(string sid, ConversationKey conversation, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var item = Key(sid);
        item[Names.AssignedConversationId] = Av.S(conversation.ConversationId);
        item[Names.AssignedPrimaryChannel] = Av.S(conversation.PrimaryChannel);
        item[Names.ExpiresAt] = Av.N((now + Lifetime).ToUnixTimeSeconds());
        try
        {
            await dynamo.PutItemAsync(
                new PutItemRequest
                {
                    TableName = table,
                    Item = item,
                    // guard: An assignment that stands is not written over
                    ConditionExpression = IsFree,
                    ExpressionAttributeValues = new() { [":now"] = Av.N(now.ToUnixTimeSeconds()) },
                    ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
                },
                cancellationToken);
            return conversation;
        }
        catch (ConditionalCheckFailedException refused)
        {
            // Its own, too: the client repeats a write whose answer was lost.
            // guard: A message goes on in the conversation where it was begun
            return Read(refused.Item) ?? throw new InvalidOperationException("An assignment says no conversation.");
        }
    }

    /// <returns>Nothing when there is none.</returns>
    public async Task<ConversationKey?> FindAsync(string sid, CancellationToken cancellationToken)
    {
        var answer = await dynamo.GetItemAsync(new GetItemRequest { TableName = table, Key = Key(sid), ConsistentRead = true }, cancellationToken);
        return Read(answer.Item);
    }

    private static ConversationKey? Read(Dictionary<string, AttributeValue>? item) =>
        item?.GetValueOrDefault(Names.AssignedConversationId)?.S is { } id && item.GetValueOrDefault(Names.AssignedPrimaryChannel)?.S is { } channel
            ? new(channel, id)
            : null;

    private static Dictionary<string, AttributeValue> Key(string sid) => new() { [Names.ConversationId] = Av.S(Names.AssignmentPrefix + sid) };
}
