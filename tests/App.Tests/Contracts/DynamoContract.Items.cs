using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Shared.Dynamo;

namespace App.Tests.Contracts;

/// <content>Single writes, queries and batches.</content>
public abstract partial class DynamoContract
{
    [Fact]
    public async Task A_value_that_no_expression_uses_is_refused()
    {
        await PutAsync();

        var refused = await Assert.ThrowsAnyAsync<AmazonDynamoDBException>(
            () => UpdateAsync("attribute_exists(conversation_id)", "SET a = :a", (":a", Av.N(1)), (":b", Av.N(2))));

        Assert.Equal("ValidationException", refused.ErrorCode);
    }

    [Fact]
    public async Task Empty_texts_and_lists_and_unknown_types_come_back_as_they_were()
    {
        await PutAsync(
            ("text", Av.S("")), ("entries", Av.L(new List<AttributeValue>())), ("map", Av.M([])), ("number", new AttributeValue { N = "1.50" }),
            ("binary", new AttributeValue { B = new MemoryStream([0, 1, 255]) }), ("set", new AttributeValue { SS = ["b", "a"] }));

        await UpdateAsync("attribute_exists(conversation_id)", "SET a = :a", (":a", Av.N(1)));

        var item = (await FindAsync())!;
        Assert.Equal("", item["text"].S);
        Assert.Empty(item["entries"].L);
        Assert.Empty(item["map"].M);
        Assert.Equal([0, 1, 255], item["binary"].B.ToArray());
        Assert.Equal(["a", "b"], item["set"].SS.Order());
    }

    [Fact]
    public async Task An_item_is_put_once()
    {
        var (client, table) = await OpenAsync();
        var item = Key;
        item["a"] = Av.S("one");
        var request = new PutItemRequest
        {
            TableName = table,
            Item = item,
            ConditionExpression = "attribute_not_exists(conversation_id)",
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        };

        await client.PutItemAsync(request, default);
        request.Item = Key;
        var refused = await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => client.PutItemAsync(request, default));

        Assert.Equal("one", refused.Item["a"].S);
    }

    [Fact]
    public async Task An_item_above_400_kilobytes_is_refused()
    {
        await PutAsync(("a", Av.S(new string('a', 390 * 1024))));

        var refused = await Assert.ThrowsAnyAsync<AmazonDynamoDBException>(
            () => UpdateAsync("attribute_exists(a)", "SET b = :b", (":b", Av.S(new string('b', 20 * 1024)))));

        Assert.Equal("ValidationException", refused.ErrorCode);
    }

    [Fact]
    public async Task A_key_that_is_empty_is_refused()
    {
        var (client, table) = await OpenAsync();
        var query = new QueryRequest
        {
            TableName = table,
            KeyConditionExpression = "primary_channel = :id",
            ExpressionAttributeValues = new() { [":id"] = Av.S("") },
        };
        var get = new GetItemRequest { TableName = table, Key = new() { ["primary_channel"] = Av.S(""), ["conversation_id"] = Av.S(_id) } };

        Assert.Equal("ValidationException", (await Assert.ThrowsAnyAsync<AmazonDynamoDBException>(() => client.QueryAsync(query))).ErrorCode);
        Assert.Equal("ValidationException", (await Assert.ThrowsAnyAsync<AmazonDynamoDBException>(() => client.GetItemAsync(get))).ErrorCode);
    }

    [Fact]
    public async Task A_query_reads_page_after_page_in_the_order_of_the_sort_key()
    {
        var (client, table) = await OpenAsync();
        for (var index = 0; index < 4; index++)
        {
            await client.PutItemAsync(new PutItemRequest
            {
                TableName = table,
                Item = new()
                {
                    ["primary_channel"] = Av.S(_id),
                    ["conversation_id"] = Av.S($"{3 - index}"),
                    ["body"] = Av.S(new string('x', 390_000)),
                },
            });
        }

        var request = new QueryRequest
        {
            TableName = table,
            ConsistentRead = true,
            KeyConditionExpression = "primary_channel = :id",
            ExpressionAttributeValues = new() { [":id"] = Av.S(_id) },
        };
        var read = new List<string>();
        var pages = 0;
        do
        {
            var page = await client.QueryAsync(request, default);
            pages++;
            read.AddRange(page.Items.Select(item => item["conversation_id"].S));
            request.ExclusiveStartKey = page.LastEvaluatedKey is { Count: > 0 } next ? next : null;
        }
        while (request.ExclusiveStartKey is not null);

        Assert.Equal(["0", "1", "2", "3"], read);
        Assert.Equal(2, pages);
    }

    [Fact]
    public async Task A_batch_deletes_what_is_there_and_what_is_not()
    {
        var (client, table) = await OpenAsync();
        await PutAsync();
        var gone = Key;
        gone["conversation_id"] = Av.S(_id + "-gone");

        var response = await client.BatchWriteItemAsync(
            new BatchWriteItemRequest
            {
                RequestItems = new()
                {
                    [table] = [new() { DeleteRequest = new() { Key = Key } }, new() { DeleteRequest = new() { Key = gone } }],
                },
            },
            default);

        Assert.True(response.UnprocessedItems is null or { Count: 0 });
        Assert.Null(await FindAsync());
    }
}
