using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Shared.Dynamo;

namespace WhatsAppReplies.Replies.Fragments;

/// <summary>The stage table. A fragment is answered as long as it can be read, whatever its <c>expires_at</c>: TTL only tidies up.</summary>
internal sealed class FragmentStore(CountedDynamo dynamo, string table)
{
    private const string OfTheConversation = $"{Contract.Stage.ConversationId} = :conversation";

    public async Task<StagedFragments> ReadAsync(ConversationKey key, CancellationToken cancellationToken)
    {
        var request = new QueryRequest
        {
            TableName = table,
            // guard: Fragments are read consistently
            ConsistentRead = true,
            KeyConditionExpression = OfTheConversation,
            ExpressionAttributeValues = new() { [":conversation"] = new AttributeValue { S = key.ConversationId } },
        };

        var fragments = new List<Fragment>();
        while (true)
        {
            var page = await dynamo.QueryAsync(request, cancellationToken);
            if (page.Items is { } items)
            {
                foreach (var item in items)
                    fragments.Add(FragmentReader.Read(key, item));
            }

            // A page can be empty and still not be the last one.
            // guard: All pages are read
            if (page.LastEvaluatedKey is not { Count: > 0 } next)
                return new StagedFragments(fragments);
            request.ExclusiveStartKey = next;
        }
    }
}
