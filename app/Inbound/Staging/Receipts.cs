using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Shared.Dynamo;
using Names = WhatsAppReplies.Contract.TriggerLock;

namespace WhatsAppReplies.Inbound.Staging;

/// <summary>
/// Receipts of staged messages, which outlast the fragments: a turn deletes what it has answered, and neither a repeated webhook nor the
/// sweep may stage it again. The record would tell too, but that would mean reading what was said.
/// </summary>
internal sealed class Receipts(IAmazonDynamoDB dynamo, string table, TimeProvider time)
{
    /// <summary>Webhooks are repeated for seconds and swept for half an hour; a signed request that somebody has kept may come at any time.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public async Task<bool> HasAsync(string sid, CancellationToken cancellationToken)
    {
        var answer = await dynamo.GetItemAsync(
            new GetItemRequest { TableName = table, Key = Key(sid), ConsistentRead = true, ProjectionExpression = Names.ConversationId },
            cancellationToken);
        return answer.Item is { Count: > 0 };
    }

    /// <summary>Only after the fragment and its trigger: a receipt without them would be a message that nobody answers.</summary>
    public Task PutAsync(string sid, CancellationToken cancellationToken)
    {
        var item = Key(sid);
        item[Names.ExpiresAt] = Av.N((time.GetUtcNow() + Lifetime).ToUnixTimeSeconds());
        return dynamo.PutItemAsync(new PutItemRequest { TableName = table, Item = item }, cancellationToken);
    }

    private static Dictionary<string, AttributeValue> Key(string sid) => new() { [Names.ConversationId] = Av.S(Names.ReceiptPrefix + sid) };
}
