using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Shared.Dynamo;

namespace App.Tests.Contracts;

/// <summary>
/// What the turn relies on in DynamoDB, as tests that run unchanged against the in-memory tables and against a real endpoint. A
/// back-end derives a class, makes a table with the keys <c>primary_channel</c> and <c>conversation_id</c>, and hands out a client.
/// </summary>
public abstract partial class DynamoContract
{
    private static int _items;

    private readonly string _id = $"contract-{Guid.NewGuid():N}-{Interlocked.Increment(ref _items)}";

    /// <summary>A client, and the name of a table with the keys of the conversations table.</summary>
    protected abstract Task<(IAmazonDynamoDB Client, string Table)> OpenAsync();

    private Dictionary<string, AttributeValue> Key => new() { ["primary_channel"] = Av.S("+447700900123"), ["conversation_id"] = Av.S(_id) };

    [Fact]
    public async Task An_update_with_attribute_exists_never_creates_an_item()
    {
        var refused = await Assert.ThrowsAsync<ConditionalCheckFailedException>(() =>
            UpdateAsync("attribute_exists(conversation_id)", "SET a = :a", (":a", Av.N(1))));

        Assert.True(refused.Item is null or { Count: 0 });
        Assert.Null(await FindAsync());
    }

    [Fact]
    public async Task A_failed_condition_returns_the_item_as_it_stands()
    {
        await PutAsync(("a", Av.S("one")));

        var refused = await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => UpdateAsync("a = :a", "SET b = :a", (":a", Av.S("two"))));

        Assert.Equal("one", refused.Item["a"].S);
    }

    [Fact]
    public async Task An_update_returns_the_whole_item_from_before_it()
    {
        await PutAsync(("a", Av.S("one")), ("other", Av.L(["x", "y"])));

        var response = await UpdateAsync("attribute_exists(a)", "SET a = :a REMOVE b", (":a", Av.S("two")));

        Assert.Equal("one", response.Attributes["a"].S);
        Assert.Equal("y", response.Attributes["other"].L[1].S);
        Assert.Equal("two", (await FindAsync())!["a"].S);
    }

    [Theory]
    [InlineData("a <> :x", true)]
    [InlineData("gone <> :x", true)]
    [InlineData("gone = :x", false)]
    [InlineData("gone < :n", false)]
    [InlineData("n < :n", true)]
    [InlineData("a < :n", false)]
    [InlineData("attribute_type(n, :number)", true)]
    [InlineData("NOT attribute_type(a, :number)", true)]
    [InlineData("NOT attribute_type(gone, :number)", true)]
    [InlineData("attribute_type(nothing, :nullType)", true)]
    [InlineData("flag IN (:false, :null, :zero)", false)]
    [InlineData("nothing IN (:false, :null, :zero)", true)]
    [InlineData("zero IN (:false, :null, :zero)", true)]
    [InlineData("gone IN (:false, :null, :zero)", false)]
    [InlineData("attribute_not_exists(gone)", true)]
    [InlineData("attribute_not_exists(nothing)", false)]
    [InlineData("(attribute_not_exists(gone) OR a = :x) AND n < :n", true)]
    public async Task Conditions_mean_what_the_turn_takes_them_to_mean(string condition, bool holds)
    {
        await PutAsync(("a", Av.S("one")), ("n", Av.N(9)), ("zero", Av.N(0)), ("flag", Av.Bool(true)), ("nothing", Av.Null));
        (string, AttributeValue)[] all =
        [
            (":x", Av.S("x")), (":n", Av.N(10)), (":number", Av.S("N")), (":nullType", Av.S("NULL")),
            (":false", Av.Bool(false)), (":null", Av.Null), (":zero", Av.N(0)),
        ];
        var used = all.Where(value => System.Text.RegularExpressions.Regex.IsMatch(condition, value.Item1 + @"\b")).Append((":done", Av.Bool(true))).ToArray();

        var update = UpdateAsync(condition, "SET done = :done", used);

        if (holds)
            await update;
        else
            await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => update);
    }

    [Theory]
    [InlineData("contains(sids, :x)", true)]
    [InlineData("contains(sids, :z)", false)]
    [InlineData("contains(gone, :x)", false)]
    [InlineData("failure.sid <> :x", true)]
    [InlineData("failure.sid <> :y", false)]
    [InlineData("gone.sid <> :x", true)]
    [InlineData("NOT failure.sid IN (:x, :z)", true)]
    [InlineData("NOT failure.sid IN (:x, :y)", false)]
    [InlineData("NOT gone.sid IN (:x, :y)", true)]
    [InlineData("failure.sid IN (sids[0], sids[1], sids[39], gone[2].sid)", true)]
    [InlineData("NOT failure.sid IN (sids[0], sids[39], gone[2].sid)", true)]
    [InlineData("NOT gone.sid IN (sids[0], gone[2].sid)", true)]
    [InlineData("attribute_not_exists(n) OR n < :ten OR NOT attribute_type(n, :number) OR sid = :x", true)]
    [InlineData("attribute_not_exists(n) OR n < :nine OR NOT attribute_type(n, :number) OR (failure.sid = :y AND n < :ten)", true)]
    [InlineData("attribute_not_exists(n) OR n < :nine OR NOT attribute_type(n, :number) OR (failure.sid = :x AND n < :ten)", false)]
    public async Task Conditions_mean_what_the_inbound_function_takes_them_to_mean(string condition, bool holds)
    {
        await PutAsync(("sids", Av.L(["x", "y"])), ("failure", Av.M(new() { ["sid"] = Av.S("y") })), ("n", Av.N(9)), ("sid", Av.S("y")));
        (string, AttributeValue)[] all =
        [
            (":x", Av.S("x")), (":y", Av.S("y")), (":z", Av.S("z")), (":nine", Av.N(9)), (":ten", Av.N(10)), (":number", Av.S("N")),
        ];
        var used = all.Where(value => System.Text.RegularExpressions.Regex.IsMatch(condition, value.Item1 + @"\b")).Append((":done", Av.Bool(true))).ToArray();

        var update = UpdateAsync(condition, "SET done = :done", used);

        if (holds)
            await update;
        else
            await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => update);
    }

    [Fact]
    public async Task A_read_returns_of_an_item_what_it_asks_for()
    {
        var nested = Av.M(new() { ["y"] = Av.S("deep"), ["z"] = Av.S("private") });
        await PutAsync(("a", Av.S("one")), ("other", Av.S("private")), ("config", Av.M(new() { ["x"] = nested, ["y"] = Av.S("flat") })));
        var (client, table) = await OpenAsync();

        var response = await client.GetItemAsync(
            new GetItemRequest { TableName = table, Key = Key, ConsistentRead = true, ProjectionExpression = "conversation_id, a, gone, config.x.y, config.y" },
            default);

        var item = response.Item;
        Assert.Equal(["a", "config", "conversation_id"], item.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("deep", "flat"), (item["config"].M["x"].M["y"].S, item["config"].M["y"].S));
        Assert.Single(item["config"].M["x"].M);
    }

    [Fact]
    public async Task A_scan_returns_what_its_filter_lets_through_page_by_page()
    {
        await PutAsync(("a", Av.S("one")), ("other", Av.S("private")));
        var (client, table) = await OpenAsync();
        var request = new ScanRequest
        {
            TableName = table,
            ProjectionExpression = "conversation_id, a",
            FilterExpression = "conversation_id = :id AND attribute_type(a, :text) AND (attribute_not_exists(gone) OR attribute_type(gone, :text))",
            ExpressionAttributeValues = new() { [":id"] = Av.S(_id), [":text"] = Av.S("S") },
            ConsistentRead = true,
        };

        var found = new List<Dictionary<string, AttributeValue>>();
        do
        {
            var page = await client.ScanAsync(request, default);
            found.AddRange(page.Items ?? []);
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });

        Assert.Equal(["a", "conversation_id"], Assert.Single(found).Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task If_not_exists_can_fall_back_to_another_one()
    {
        await PutAsync(("a", Av.S("one")));
        const string Update = "SET one = if_not_exists(one, if_not_exists(a, :null)), two = if_not_exists(two, if_not_exists(gone, :null)), a = :two";

        await UpdateAsync("attribute_exists(a)", Update, (":null", Av.Null), (":two", Av.S("two")));
        await UpdateAsync("attribute_exists(a)", Update, (":null", Av.Null), (":two", Av.S("three")));

        var item = (await FindAsync())!;
        Assert.Equal("one", item["one"].S);
        Assert.True(item["two"].NULL);
        Assert.Equal("three", item["a"].S);
    }

    [Fact]
    public async Task Entries_are_appended_to_a_list_that_may_be_missing()
    {
        await PutAsync();

        await AppendAsync("one", "two");
        await AppendAsync("three");

        Assert.Equal(["one", "two", "three"], (await FindAsync())!["entries"].L.Select(value => value.S));
    }

    [Fact]
    public async Task Nothing_can_be_appended_to_null()
    {
        await PutAsync(("entries", Av.Null));

        var refused = await Assert.ThrowsAnyAsync<AmazonDynamoDBException>(() => AppendAsync("one"));

        Assert.Equal("ValidationException", refused.ErrorCode);
    }

    [Fact]
    public async Task Removed_positions_are_those_from_before_the_update()
    {
        await PutAsync(("entries", Av.L(["0", "1", "2", "3"])));

        await UpdateAsync("attribute_exists(entries)", "SET a = :a REMOVE entries[0], entries[1], entries[2], gone", (":a", Av.N(1)));

        Assert.Equal(["3"], (await FindAsync())!["entries"].L.Select(value => value.S));
    }

    [Fact]
    public async Task Two_clauses_cannot_change_the_same_list()
    {
        await PutAsync(("entries", Av.L(["0", "1"])));

        var refused = await Assert.ThrowsAnyAsync<AmazonDynamoDBException>(
            () => UpdateAsync("attribute_exists(entries)", "SET entries = list_append(entries, :more) REMOVE entries[0]", (":more", Av.L(["2"]))));

        Assert.Equal("ValidationException", refused.ErrorCode);
    }

    private Task<UpdateItemResponse> AppendAsync(params string[] texts) => UpdateAsync(
        "attribute_exists(conversation_id)",
        "SET entries = list_append(if_not_exists(entries, :empty), :more)",
        (":empty", Av.L(new List<AttributeValue>())),
        (":more", Av.L(texts)));

    private async Task PutAsync(params (string Name, AttributeValue Value)[] attributes)
    {
        var (client, table) = await OpenAsync();
        var item = Key;
        foreach (var (name, value) in attributes)
            item[name] = value;
        await client.PutItemAsync(new PutItemRequest { TableName = table, Item = item }, default);
    }

    private async Task<Dictionary<string, AttributeValue>?> FindAsync()
    {
        var (client, table) = await OpenAsync();
        var response = await client.GetItemAsync(new GetItemRequest { TableName = table, Key = Key, ConsistentRead = true }, default);
        return response.Item is { Count: > 0 } item ? item : null;
    }

    private async Task<UpdateItemResponse> UpdateAsync(string condition, string update, params (string Name, AttributeValue Value)[] values)
    {
        var (client, table) = await OpenAsync();
        return await client.UpdateItemAsync(
            new UpdateItemRequest
            {
                TableName = table,
                Key = Key,
                ConditionExpression = condition,
                UpdateExpression = update,
                ExpressionAttributeValues = values.ToDictionary(value => value.Name, value => value.Value),
                ReturnValues = ReturnValue.ALL_OLD,
                ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
            },
            default);
    }
}
