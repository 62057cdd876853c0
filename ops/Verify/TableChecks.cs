using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Local.Plan;
using WhatsAppReplies.Shared.Dynamo;

namespace WhatsAppReplies.Ops.Verify;

/// <summary>Checks of the tables: what the program declares is what is there.</summary>
internal sealed class TableChecks(IAmazonDynamoDB tables)
{
    private const string TypeOfTables = "aws:dynamodb/table:Table";
    private const string TypeOfItems = "aws:dynamodb/tableItem:TableItem";

    public async Task<IReadOnlyList<Point>> RunAsync(IReadOnlyList<PlannedResource> resources, CancellationToken cancellationToken)
    {
        var points = new List<Point>();
        foreach (var table in resources.Where(resource => resource.Type == TypeOfTables))
            points.AddRange(await OfAsync(table.Existing ?? table.Inputs["name"]!.GetValue<string>(), table.Inputs, cancellationToken));
        foreach (var item in resources.Where(resource => resource.Type == TypeOfItems))
        {
            if (await OfItemAsync(item.Name, item.Inputs, cancellationToken) is { } point)
                points.Add(point);
        }

        return points;
    }

    private async Task<IReadOnlyList<Point>> OfAsync(string name, JsonObject declared, CancellationToken cancellationToken)
    {
        TableDescription table;
        try
        {
            table = (await tables.DescribeTableAsync(name, cancellationToken)).Table;
        }
        catch (ResourceNotFoundException)
        {
            return [new Point(name, "the table is there", false, "it is not")];
        }

        var points = new List<Point> { new(name, "the table is there and active", table.TableStatus == TableStatus.ACTIVE, table.TableStatus) };

        // Of a table that another system owns, nothing is declared here.
        if (declared["hashKey"] is null)
            return points;

        points.Add(Point.Same(name, "its key", Key(declared["hashKey"], declared["rangeKey"]), Key(table.KeySchema)));
        foreach (var index in declared["globalSecondaryIndexes"] as JsonArray ?? [])
        {
            var called = index!["name"]!.GetValue<string>();
            var found = table.GlobalSecondaryIndexes?.FirstOrDefault(one => one.IndexName == called);
            points.Add(new(name, $"its index {called} is there and active", found?.IndexStatus == IndexStatus.ACTIVE, found?.IndexStatus?.Value ?? "nothing"));
        }

        if (declared["ttl"]?["attributeName"]?.GetValue<string>() is { } expiry)
        {
            var ttl = (await tables.DescribeTimeToLiveAsync(name, cancellationToken)).TimeToLiveDescription;
            points.Add(Point.Same(name, "time to live", $"ENABLED by {expiry}", $"{ttl?.TimeToLiveStatus?.Value} by {ttl?.AttributeName}"));
        }

        return points;
    }

    /// <summary>Of an assistant all but what the plan does not show. A number's own key it does not show.</summary>
    private async Task<Point?> OfItemAsync(string name, JsonObject declared, CancellationToken cancellationToken)
    {
        var hashKey = declared["hashKey"]!.GetValue<string>();
        if (hashKey != Contract.Assistants.AssistantId)
            return null;

        var item = JsonNode.Parse(declared["item"]!.GetValue<string>())!.AsObject();
        var id = item[hashKey]!["S"]!.GetValue<string>();
        var found = (await tables.GetItemAsync(
            new GetItemRequest { TableName = declared["tableName"]!.GetValue<string>(), Key = new() { [hashKey] = Av.S(id) }, ConsistentRead = true }, cancellationToken)).Item;
        return new Point(
            $"assistant {name}", $"it is there, with the model {Model(item)}", found is { Count: > 0 } && found.GetValueOrDefault(Contract.Assistants.Model)?.S == Model(item),
            found is { Count: > 0 } ? found.GetValueOrDefault(Contract.Assistants.Model)?.S ?? "no model" : "nothing");

        static string? Model(JsonObject item) => item[Contract.Assistants.Model]?["S"]?.GetValue<string>();
    }

    private static string Key(JsonNode? hash, JsonNode? range) => range is null ? $"{hash}" : $"{hash}, {range}";

    private static string Key(List<KeySchemaElement> schema) =>
        string.Join(", ", schema.OrderBy(key => key.KeyType == KeyType.HASH ? 0 : 1).Select(key => key.AttributeName));
}
