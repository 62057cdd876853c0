using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Shared.Dynamo;
using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Ops.Records;

/// <summary>
/// Finder of a conversation's record by its id: an operator has that from a log or a dead letter, and the table's key begins with the address.
/// </summary>
internal sealed class RecordFinder(IAmazonDynamoDB tables, string conversations, string stage)
{
    private readonly RecordReader _records = new(tables, conversations);

    /// <param name="conversationId">Whose.</param>
    /// <param name="channel">Its address, where it is known: then one read is enough.</param>
    /// <param name="say">Told before something that takes long.</param>
    /// <param name="cancellationToken">Stops a search.</param>
    /// <returns>Nothing where no record has that id.</returns>
    public async Task<ConversationKey?> FindAsync(string conversationId, string? channel, Action<string> say, CancellationToken cancellationToken)
    {
        if ((channel ?? await StagedChannelAsync(conversationId, cancellationToken)) is { } known)
        {
            var key = new ConversationKey(known, conversationId);
            if (await _records.ReadAsync(key, cancellationToken) is not null || channel is not null)
                return key;
        }

        say("Nothing of it is staged, so the whole conversations table is searched, which AWS charges as reading all of it; --channel=ADDRESS spares that.");
        return await SearchAsync(conversationId, cancellationToken);
    }

    private async Task<string?> StagedChannelAsync(string conversationId, CancellationToken cancellationToken)
    {
        var answer = await tables.QueryAsync(
            new QueryRequest
            {
                TableName = stage,
                KeyConditionExpression = $"{Contract.Stage.ConversationId} = :id",
                ExpressionAttributeValues = new() { [":id"] = Av.S(conversationId) },
                Limit = 1,
                ConsistentRead = true,
            },
            cancellationToken);
        return answer.Items is [var item, ..] ? item.GetValueOrDefault(Contract.Stage.PrimaryChannel)?.S : null;
    }

    private async Task<ConversationKey?> SearchAsync(string conversationId, CancellationToken cancellationToken)
    {
        Dictionary<string, AttributeValue>? from = null;
        do
        {
            var page = await tables.ScanAsync(
                new ScanRequest
                {
                    TableName = conversations,
                    FilterExpression = $"{Names.ConversationId} = :id",
                    ExpressionAttributeValues = new() { [":id"] = Av.S(conversationId) },
                    ProjectionExpression = $"{Names.PrimaryChannel}, {Names.ConversationId}",
                    ConsistentRead = true,
                    ExclusiveStartKey = from,
                },
                cancellationToken);
            if (page.Items is [var item, ..])
                return new ConversationKey(item[Names.PrimaryChannel].S, conversationId);
            from = page.LastEvaluatedKey is { Count: > 0 } last ? last : null;
        }
        while (from is not null);
        return null;
    }
}
