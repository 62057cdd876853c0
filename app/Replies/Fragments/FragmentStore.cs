using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Replies.Triggers;
using WhatsAppReplies.Replies.Turns;

namespace WhatsAppReplies.Replies.Fragments;

/// <summary>The stage table. A fragment is answered as long as it can be read, whatever its <c>expires_at</c>: TTL only tidies up.</summary>
internal sealed class FragmentStore(IAmazonDynamoDB dynamo, string table)
{
    private const string OfTheConversation = $"{Contract.Stage.ConversationId} = :conversation";

    public async Task<StagedFragments> ReadAsync(Trigger trigger, Progress progress, CancellationToken cancellationToken)
    {
        var request = new QueryRequest
        {
            TableName = table,
            ConsistentRead = true,
            KeyConditionExpression = OfTheConversation,
            ExpressionAttributeValues = new() { [":conversation"] = new AttributeValue { S = trigger.ConversationId } },
        };

        var fragments = new List<Fragment>();
        while (true)
        {
            progress.CountAwsCall();
            var page = await dynamo.QueryAsync(request, cancellationToken);
            if (page.Items is { } items)
            {
                foreach (var item in items)
                    fragments.Add(FragmentReader.Read(trigger, item));
            }

            // A page can be empty and still not be the last one.
            if (page.LastEvaluatedKey is not { Count: > 0 } next)
                return new StagedFragments(fragments);
            request.ExclusiveStartKey = next;
        }
    }
}
