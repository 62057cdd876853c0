using System.Globalization;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Local.Runner.Scenario;

namespace WhatsAppReplies.Local.Runner.Live.Breaks;

/// <summary>Fault injection: the time of all that is staged has passed, and the sweeper comes at that very second.</summary>
internal sealed class StagedExpiry(LocalCloud cloud, TimeProvider time)
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var staged = await TableScan.OfAsync(cloud.Tables, cloud.Stack.StageTable, cancellationToken);
        foreach (var item in staged) await EndAsync(item, cancellationToken);
        await cloud.Sweeper.SweepAsync(cancellationToken);
        var left = await TableScan.OfAsync(cloud.Tables, cloud.Stack.StageTable, cancellationToken);
        return staged.Count(item => !left.Any(other => other[Contract.Stage.MessageSid].S == item[Contract.Stage.MessageSid].S));
    }

    private async Task EndAsync(Dictionary<string, AttributeValue> item, CancellationToken cancellationToken)
    {
        try
        {
            await cloud.Tables.UpdateItemAsync(
                new UpdateItemRequest
                {
                    TableName = cloud.Stack.StageTable,
                    Key = new()
                    {
                        [Contract.Stage.ConversationId] = item[Contract.Stage.ConversationId],
                        [Contract.Stage.MessageSid] = item[Contract.Stage.MessageSid],
                    },
                    UpdateExpression = $"SET {Contract.Stage.ExpiresAt} = :now",
                    ConditionExpression = $"attribute_exists({Contract.Stage.MessageSid})",
                    ExpressionAttributeValues = new()
                    {
                        [":now"] = new() { N = time.GetUtcNow().AddSeconds(-1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) },
                    },
                },
                cancellationToken);
        }
        catch (ConditionalCheckFailedException)
        {
            // Answered and deleted a moment ago.
        }
    }
}
