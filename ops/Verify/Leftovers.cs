using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Ops.Records;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Time;
using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Ops.Verify;

/// <summary>
/// What earlier runs have left under an address: they were stopped, or gave up before the function came.
/// What it is done with goes, and what no trigger can come for any more.
/// </summary>
internal sealed class Leftovers(Stack stack, TimeProvider time)
{
    /// <summary>No run is on its way for longer.</summary>
    private static readonly TimeSpan LongestRun = TimeSpan.FromHours(1);

    /// <summary>SQS keeps no message for longer, and a dead letter counts from the first sending.</summary>
    private static readonly TimeSpan LongestTrigger = TimeSpan.FromDays(15);

    /// <returns>How many conversations were deleted.</returns>
    public async Task<int> DeleteAsync(string channel, CancellationToken cancellationToken)
    {
        var (deleted, now) = (0, time.GetUtcNow());
        Dictionary<string, AttributeValue>? last = null;
        do
        {
            var page = await stack.Tables.QueryAsync(
                new QueryRequest
                {
                    TableName = stack.Conversations,
                    KeyConditionExpression = $"{Names.PrimaryChannel} = :channel AND begins_with({Names.ConversationId}, :own)",
                    ExpressionAttributeValues = new() { [":channel"] = Av.S(channel), [":own"] = Av.S(OwnConversation.BeginningOfIds) },
                    ConsistentRead = true,
                    ExclusiveStartKey = last,
                },
                cancellationToken);
            foreach (var item in (page.Items ?? []).Where(item => IsOver(item, now)))
            {
                await new OwnConversation(stack, time, new ConversationKey(channel, item[Names.ConversationId].S)).DeleteAsync(cancellationToken);
                deleted++;
            }

            last = page.LastEvaluatedKey;
        }
        while (last is { Count: > 0 });

        return deleted;
    }

    private static bool IsOver(Dictionary<string, AttributeValue> item, DateTimeOffset now)
    {
        // Whatever has no time is none of these.
        if (IsoTimeReader.Read(item.GetValueOrDefault(Names.CreatedAt)?.S) is not { Instant: var created })
            return false;
        var age = now - created;
        return age > LongestTrigger || (age > LongestRun && OwnConversation.IsDone(new ConversationRecord(item)));
    }
}
