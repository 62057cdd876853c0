using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Replies.Fragments;
using WhatsAppReplies.Shared.Dynamo;
using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Replies.Conversations.Archive;

/// <summary>
/// Store of the items beside the record. Both kinds are written once and never changed, whoever writes them: a worker that was stopped
/// halfway, or one that wakes up long after it lost its claim, cannot replace what another one relies on.
/// </summary>
internal sealed class ArchiveStore(CountedDynamo dynamo, string table, ConversationKey key)
{
    private const string ArchiveOf = "archive_of";
    private const string FirstIndex = "first_index";

    // guard: An archive item is written once
    private const string NotThere = $"attribute_not_exists({Names.ConversationId})";

    /// <summary>
    /// Puts the record's first <paramref name="count"/> messages away and returns how many messages the archive item holds: another
    /// number when a worker that died before it could shorten the record had put them there already. Entries that stand in both
    /// places are on the record until its count of archived messages has passed them.
    /// </summary>
    public async Task<int> PutMessagesAsync(ConversationRecord record, int count, CancellationToken cancellationToken)
    {
        var item = Key(ArchiveKey.OfMessages(key.ConversationId, record.ArchivedCount));
        item[ArchiveOf] = Av.S(key.ConversationId);
        item[FirstIndex] = Av.N(record.ArchivedCount);
        item[Names.Messages] = Av.L(record.Item[Names.Messages].L.GetRange(0, count));

        var there = await PutAsync(item, cancellationToken);

        // guard: A dead worker's archive item is adopted as it is
        return there is null ? count : there.GetValueOrDefault(Names.Messages)?.L?.Count ?? 0;
    }

    /// <summary>The full text of a message that is too long for the record.</summary>
    public async Task<string> PutTextAsync(Fragment fragment, CancellationToken cancellationToken)
    {
        var sortKey = ArchiveKey.OfText(key.ConversationId, fragment.Sid);
        var item = Key(sortKey);
        item[Contract.Messages.Content] = Av.S(fragment.Body);
        await PutAsync(item, cancellationToken);
        return sortKey;
    }

    private Dictionary<string, AttributeValue> Key(string sortKey) => new()
    {
        [Names.PrimaryChannel] = Av.S(key.PrimaryChannel),
        [Names.ConversationId] = Av.S(sortKey),
    };

    /// <returns>The item that stands there already.</returns>
    private async Task<Dictionary<string, AttributeValue>?> PutAsync(Dictionary<string, AttributeValue> item, CancellationToken cancellationToken)
    {
        try
        {
            await dynamo.PutItemAsync(
                new PutItemRequest
                {
                    TableName = table,
                    Item = item,
                    ConditionExpression = NotThere,
                    ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
                },
                cancellationToken);
            return null;
        }
        catch (ConditionalCheckFailedException refused)
        {
            return refused.Item ?? [];
        }
    }
}
