using System.Collections.Concurrent;
using System.Text.Json;
using WhatsAppReplies.Local.Cloud.Gateway;

namespace WhatsAppReplies.Local.Cloud.DynamoDb.Consistency;

/// <summary>Which items a call writes.</summary>
internal sealed class ItemKeys
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _keysOfTables = new(StringComparer.Ordinal);

    public bool Knows(string? table) => table is not null && _keysOfTables.ContainsKey(table);

    public void Created(JsonElement createTable) => _keysOfTables[createTable.Text("TableName")!] =
        [.. createTable.GetProperty("KeySchema").EnumerateArray().Select(key => key.Text("AttributeName")!)];

    public IEnumerable<ItemKey> Written(string operation, JsonElement body) => operation switch
    {
        "PutItem" => [OfItem(body.Text("TableName"), body.GetProperty("Item"))],
        "UpdateItem" or "DeleteItem" => [new ItemKey(body.Text("TableName")!, body.GetProperty("Key"))],
        "BatchWriteItem" =>
            from table in body.GetProperty("RequestItems").EnumerateObject()
            from request in table.Value.EnumerateArray()
            select request.TryGetProperty("PutRequest", out var put)
                ? OfItem(table.Name, put.GetProperty("Item"))
                : new ItemKey(table.Name, request.GetProperty("DeleteRequest").GetProperty("Key")),
        "TransactWriteItems" =>
            from action in body.GetProperty("TransactItems").EnumerateArray()
            from part in action.EnumerateObject()
            where part.Name != "ConditionCheck"
            select part.Name == "Put"
                ? OfItem(part.Value.Text("TableName"), part.Value.GetProperty("Item"))
                : new ItemKey(part.Value.Text("TableName")!, part.Value.GetProperty("Key")),
        _ => [],
    };

    private ItemKey OfItem(string? table, JsonElement item) => new(
        table!, JsonSerializer.SerializeToElement(_keysOfTables[table!].ToDictionary(name => name, name => item.GetProperty(name))));
}
