using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Local.Tests.Emulators;

namespace WhatsAppReplies.Local.Tests.DynamoDb;

/// <summary>Reads that do not ask for consistency.</summary>
[Collection(EmulatorFixture.Collection)]
public sealed class ReplicaTests(EmulatorFixture emulators)
{
    [Fact]
    public async Task A_write_is_missed_until_the_lag_has_passed_and_never_by_a_consistent_read()
    {
        await using var table = await ReplicatedTable.CreateAsync(emulators);
        await table.Tables.PutItemAsync(table.Name, Item("one"));

        Assert.Equal((0, 1), (await CountAsync(table, consistent: false), await CountAsync(table, consistent: true)));

        await table.CatchUpAsync();
        Assert.Equal((1, 1), (await CountAsync(table, consistent: false), await CountAsync(table, consistent: true)));
    }

    [Fact]
    public async Task A_change_and_a_deletion_are_missed_too()
    {
        await using var table = await ReplicatedTable.CreateAsync(emulators);
        await table.Tables.BatchWriteItemAsync(
            new BatchWriteItemRequest(new() { [table.Name] = [new(new PutRequest(Item("one"))), new(new PutRequest(Item("two")))] }));
        await table.CatchUpAsync();
        await table.Tables.UpdateItemAsync(new UpdateItemRequest
        {
            TableName = table.Name,
            Key = Item("one"),
            UpdateExpression = "SET n = :one",
            ExpressionAttributeValues = new() { [":one"] = new() { N = "1" } },
        });
        await table.Tables.DeleteItemAsync(table.Name, Item("two"));

        Assert.False((await table.Tables.GetItemAsync(table.Name, Item("one"))).Item.ContainsKey("n"));
        Assert.Equal((2, 1), (await CountAsync(table, consistent: false), await CountAsync(table, consistent: true)));

        await table.CatchUpAsync();
        Assert.Equal("1", (await table.Tables.GetItemAsync(table.Name, Item("one"))).Item["n"].N);
        Assert.Equal(1, await CountAsync(table, consistent: false));
    }

    [Fact]
    public async Task A_write_while_an_earlier_one_waits_comes_with_it()
    {
        await using var table = await ReplicatedTable.CreateAsync(emulators);
        await table.Tables.PutItemAsync(table.Name, Item("one"));
        await table.Tables.DeleteItemAsync(table.Name, Item("one"));
        await table.Tables.PutItemAsync(table.Name, new(Item("one")) { ["n"] = new() { N = "3" } });

        await table.CatchUpAsync();

        Assert.Equal("3", (await table.Tables.GetItemAsync(table.Name, Item("one"))).Item["n"].N);
    }

    private static Dictionary<string, AttributeValue> Item(string sk) => new() { ["pk"] = new("partition"), ["sk"] = new(sk) };

    private static async Task<int> CountAsync(ReplicatedTable table, bool consistent) => (await table.Tables.QueryAsync(new QueryRequest
    {
        TableName = table.Name,
        KeyConditionExpression = "pk = :partition",
        ExpressionAttributeValues = new() { [":partition"] = new("partition") },
        ConsistentRead = consistent,
    })).Count!.Value;
}
