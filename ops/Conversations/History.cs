using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Ops.Records;
using WhatsAppReplies.Replies.Conversations.Archive;
using WhatsAppReplies.Shared.Dynamo;
using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Ops.Conversations;

/// <summary>History of a conversation: what stands on the record, and before that what has moved to archive items.</summary>
internal sealed class History(IAmazonDynamoDB tables, string table)
{
    private const int Digits = 10;

    /// <returns>The oldest first.</returns>
    public async Task<IReadOnlyList<HistoryEntry>> NewestAsync(ConversationKey key, ConversationRecord record, int most, CancellationToken cancellationToken)
    {
        var newest = record.Entries.TakeLast(most).Select(HistoryEntry.Of).ToList();
        var archived = State.Archived(record);
        Dictionary<string, AttributeValue>? from = null;
        while (newest.Count < most && archived > 0)
        {
            var page = await tables.QueryAsync(Query(key, from), cancellationToken);
            foreach (var item in page.Items)
            {
                // What a worker put away and did not yet take off the record stands in both places.
                var first = int.Parse(item[Names.ConversationId].S[^Digits..], NumberStyles.None, CultureInfo.InvariantCulture);
                var entries = (item.GetValueOrDefault(Names.Messages)?.L ?? []).Take(Math.Max(0, archived - first));
                newest.InsertRange(0, entries.TakeLast(most - newest.Count).Select(HistoryEntry.Of));
                if (newest.Count >= most)
                    return newest;
            }

            if (page.LastEvaluatedKey is not { Count: > 0 } last)
                return newest;
            from = last;
        }

        return newest;
    }

    /// <summary>One item at a time may weigh 400 KB; the newest come first.</summary>
    private QueryRequest Query(ConversationKey key, Dictionary<string, AttributeValue>? from) => new()
    {
        TableName = table,
        KeyConditionExpression = $"{Names.PrimaryChannel} = :channel AND begins_with({Names.ConversationId}, :prefix)",
        ExpressionAttributeValues = new()
        {
            [":channel"] = Av.S(key.PrimaryChannel),
            [":prefix"] = Av.S(ArchiveKey.OfMessages(key.ConversationId, 0)[..^Digits]),
        },
        ScanIndexForward = false,
        ConsistentRead = true,
        ExclusiveStartKey = from,
    };
}
