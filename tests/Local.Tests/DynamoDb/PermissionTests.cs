using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Local.Tests.Emulators;

namespace WhatsAppReplies.Local.Tests.DynamoDb;

[Collection(EmulatorFixture.Collection)]
public sealed class PermissionTests(EmulatorFixture emulators)
{
    private readonly string _table = $"permissions-{Guid.NewGuid():N}";

    [Fact]
    public async Task A_batch_needs_its_own_permission_on_every_table_that_it_names()
    {
        await CreateAsync();
        using var allowed = emulators.TablesAs(emulators.Session(EmulatorFixture.Account.TableArn(_table), "dynamodb:BatchWriteItem"));
        using var other = emulators.TablesAs(emulators.Session(EmulatorFixture.Account.TableArn(_table), "dynamodb:PutItem"));
        var batch = new BatchWriteItemRequest { RequestItems = new() { [_table] = [new(new PutRequest(Item("a")))] } };

        await allowed.BatchWriteItemAsync(batch);
        var refused = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => other.BatchWriteItemAsync(batch));

        Assert.Equal("AccessDeniedException", refused.ErrorCode);
        Assert.Contains($"dynamodb:BatchWriteItem on resource: {EmulatorFixture.Account.TableArn(_table)}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transaction_needs_the_permissions_of_its_parts()
    {
        await CreateAsync();
        using var client = emulators.TablesAs(emulators.Session(EmulatorFixture.Account.TableArn(_table), "dynamodb:PutItem"));

        await client.TransactWriteItemsAsync(new TransactWriteItemsRequest
        {
            TransactItems = [new() { Put = new Put { TableName = _table, Item = Item("a") } }],
        });
        var refused = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => client.TransactWriteItemsAsync(new TransactWriteItemsRequest
        {
            TransactItems =
            [
                new() { Put = new Put { TableName = _table, Item = Item("b") } },
                new() { Delete = new Delete { TableName = _table, Key = Item("a") } },
            ],
        }));

        Assert.Contains("dynamodb:DeleteItem", refused.Message, StringComparison.Ordinal);
        Assert.Empty((await emulators.Tables.GetItemAsync(_table, Item("b"))).Item ?? []);
    }

    [Fact]
    public async Task A_failed_condition_brings_the_item_back_through_the_gateway()
    {
        await CreateAsync();
        using var client = emulators.TablesAs(emulators.Session(EmulatorFixture.Account.TableArn(_table), "dynamodb:*"));
        await client.PutItemAsync(_table, Item("a"));

        var failed = await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => client.PutItemAsync(new PutItemRequest
        {
            TableName = _table,
            Item = Item("a"),
            ConditionExpression = "attribute_not_exists(id)",
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        }));

        Assert.Equal("a", failed.Item["id"].S);
    }

    private static Dictionary<string, AttributeValue> Item(string id) => new() { ["id"] = new AttributeValue(id) };

    private async Task CreateAsync() => await emulators.Tables.CreateTableAsync(new CreateTableRequest
    {
        TableName = _table,
        BillingMode = BillingMode.PAY_PER_REQUEST,
        AttributeDefinitions = [new("id", ScalarAttributeType.S)],
        KeySchema = [new("id", KeyType.HASH)],
    });
}
