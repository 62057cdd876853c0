using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace WhatsAppReplies.Local.Runner.Scenario;

/// <summary>Scan of a whole table, as consistent as a scan can be.</summary>
internal static class TableScan
{
    public static async Task<IReadOnlyList<Dictionary<string, AttributeValue>>> OfAsync(
        IAmazonDynamoDB tables, string table, CancellationToken cancellationToken)
    {
        var items = new List<Dictionary<string, AttributeValue>>();
        var scan = new ScanRequest { TableName = table, ConsistentRead = true };
        do
        {
            var page = await tables.ScanAsync(scan, cancellationToken);
            items.AddRange(page.Items ?? []);
            scan.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (scan.ExclusiveStartKey is { Count: > 0 });
        return items;
    }
}
