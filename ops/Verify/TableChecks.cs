using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Local.Plan;
using WhatsAppReplies.Local.Plan.Checks;

namespace WhatsAppReplies.Ops.Verify;

/// <summary>Checks of the tables: what the program declares is what is there.</summary>
internal sealed class TableChecks(IAmazonDynamoDB tables)
{
    private const string TypeOfTables = "aws:dynamodb/table:Table";

    public Task<IReadOnlyList<Point>> RunAsync(IReadOnlyList<PlannedResource> resources, CancellationToken cancellationToken) => Look.AtEachAsync(
        resources.Where(resource => resource.Type == TypeOfTables), NameOf, table => OfAsync(NameOf(table), table.Inputs, cancellationToken));

    private async Task<IReadOnlyList<Point>> OfAsync(string name, JsonObject declared, CancellationToken cancellationToken)
    {
        TableDescription table;
        try
        {
            table = (await tables.DescribeTableAsync(name, cancellationToken)).Table;
        }
        catch (ResourceNotFoundException)
        {
            return [new Point(Look.Step, name, "the table is there", false, "it is not")];
        }

        var points = new List<Point> { new(Look.Step, name, "the table is there and active", table.TableStatus == TableStatus.ACTIVE, table.TableStatus) };

        // Of a table that another system owns, nothing is declared here.
        if (declared["hashKey"] is null)
            return points;

        points.Add(Point.Same(Look.Step, name, "its key", Key(declared["hashKey"], declared["rangeKey"]), Key(table.KeySchema)));
        foreach (var index in declared["globalSecondaryIndexes"] as JsonArray ?? [])
        {
            var called = index!["name"]!.GetValue<string>();
            var found = table.GlobalSecondaryIndexes?.FirstOrDefault(one => one.IndexName == called);
            points.Add(new(
                Look.Step, name, $"its index {called} is there and active", found?.IndexStatus == IndexStatus.ACTIVE, found?.IndexStatus?.Value ?? "nothing"));
            if (found is not null)
                points.Add(Point.Same(Look.Step, name, $"what its index {called} goes by and holds", Index(index), Index(found)));
        }

        if (declared["ttl"]?["attributeName"]?.GetValue<string>() is { } expiry)
        {
            var ttl = (await tables.DescribeTimeToLiveAsync(name, cancellationToken)).TimeToLiveDescription;
            points.Add(Point.Same(Look.Step, name, "time to live", $"ENABLED by {expiry}", $"{ttl?.TimeToLiveStatus?.Value} by {ttl?.AttributeName}"));
        }

        return points;
    }

    private static string Key(JsonNode? hash, JsonNode? range) => range is null ? $"{hash}" : $"{hash}, {range}";

    private static string Key(List<KeySchemaElement> schema) =>
        string.Join(", ", schema.OrderBy(key => key.KeyType == KeyType.HASH ? 0 : 1).Select(key => key.AttributeName));

    private static string Index(JsonNode declared) => Index(
        Key(declared["hashKey"], declared["rangeKey"]),
        declared["projectionType"]?.GetValue<string>(),
        (declared["nonKeyAttributes"] as JsonArray ?? []).Select(name => name!.GetValue<string>()));

    private static string Index(GlobalSecondaryIndexDescription found) =>
        Index(Key(found.KeySchema), found.Projection?.ProjectionType?.Value, found.Projection?.NonKeyAttributes ?? []);

    private static string Index(string key, string? projection, IEnumerable<string> attributes) =>
        string.Join(", ", [$"{key}: {projection}", .. attributes.Order(StringComparer.Ordinal)]);

    private static string NameOf(PlannedResource table) => table.Existing ?? table.Inputs["name"]!.GetValue<string>();
}
