using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Shared.Dynamo;

namespace WhatsAppReplies.Ops.Records;

/// <summary>Reader of what a customer has staged.</summary>
internal sealed class StagedMessages(IAmazonDynamoDB tables, string stage)
{
    /// <summary>All of it, as it stands at this moment.</summary>
    public async Task<IReadOnlyList<Dictionary<string, AttributeValue>>> ReadAsync(string conversationId, CancellationToken cancellationToken)
    {
        var all = new List<Dictionary<string, AttributeValue>>();
        Dictionary<string, AttributeValue>? from = null;
        do
        {
            var page = await tables.QueryAsync(
                new QueryRequest
                {
                    TableName = stage,
                    KeyConditionExpression = $"{Contract.Stage.ConversationId} = :id",
                    ExpressionAttributeValues = new() { [":id"] = Av.S(conversationId) },
                    ConsistentRead = true,
                    ExclusiveStartKey = from,
                },
                cancellationToken);
            all.AddRange(page.Items ?? []);
            from = page.LastEvaluatedKey is { Count: > 0 } last ? last : null;
        }
        while (from is not null);
        return all;
    }
}
