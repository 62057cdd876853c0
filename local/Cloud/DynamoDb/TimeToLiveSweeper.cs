using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace WhatsAppReplies.Local.Cloud.DynamoDb;

/// <summary>
/// Deletes items whose time has passed. As on AWS, until it comes they are there like any other item, only whole numbers count as
/// a time, and one that lies more than five years back is taken for a mistake and left alone.
/// </summary>
internal sealed class TimeToLiveSweeper(IAmazonDynamoDB tables, TimeToLive timeToLive, TimeProvider time)
{
    private const int YearsBack = 5;

    /// <summary>Returns how many items it deleted.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var deleted = 0;
        foreach (var (table, attribute) in timeToLive.Attributes)
        {
            deleted += await SweepAsync(table, attribute, cancellationToken);
        }

        return deleted;
    }

    /// <summary>Sweeps again and again until cancelled.</summary>
    public async Task RunAsync(TimeSpan every, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(every, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            await SweepAsync(cancellationToken);
        }
    }

    private async Task<int> SweepAsync(string table, string attribute, CancellationToken cancellationToken)
    {
        var keys = (await tables.DescribeTableAsync(table, cancellationToken)).Table.KeySchema.Select(key => key.AttributeName).ToList();
        var condition = Expired(attribute);
        var scan = new ScanRequest
        {
            TableName = table,
            FilterExpression = condition.Expression,
            ExpressionAttributeNames = condition.Names,
            ExpressionAttributeValues = condition.Values,
        };
        var deleted = 0;
        do
        {
            var page = await tables.ScanAsync(scan, cancellationToken);
            foreach (var item in page.Items ?? [])
            {
                deleted += await DeleteAsync(table, keys.ToDictionary(key => key, key => item[key]), condition, cancellationToken) ? 1 : 0;
            }

            scan.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (scan.ExclusiveStartKey is { Count: > 0 });

        return deleted;
    }

    /// <summary>An item that was given more time in between stays.</summary>
    private async Task<bool> DeleteAsync(
        string table, Dictionary<string, AttributeValue> key, ExpiredCondition condition, CancellationToken cancellationToken)
    {
        try
        {
            await tables.DeleteItemAsync(
                new DeleteItemRequest
                {
                    TableName = table,
                    Key = key,
                    ConditionExpression = condition.Expression,
                    ExpressionAttributeNames = condition.Names,
                    ExpressionAttributeValues = condition.Values,
                },
                cancellationToken);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    private ExpiredCondition Expired(string attribute)
    {
        var now = time.GetUtcNow();
        return new ExpiredCondition(
            "attribute_type(#at, :number) AND #at BETWEEN :earliest AND :now",
            new() { ["#at"] = attribute },
            new()
            {
                [":number"] = new AttributeValue("N"),
                [":earliest"] = Seconds(now.AddYears(-YearsBack)),
                [":now"] = Seconds(now),
            });
    }

    private static AttributeValue Seconds(DateTimeOffset at) =>
        new() { N = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) };

    private sealed record ExpiredCondition(string Expression, Dictionary<string, string> Names, Dictionary<string, AttributeValue> Values);
}
