using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Local.Tests.Emulators;

namespace WhatsAppReplies.Local.Tests.AwsContract.DynamoDb;

public sealed class ConditionTests(EmulatorFixture emulators, ContractAccounts accounts) : ContractTestBase(emulators, accounts)
{
    [SkippableTheory, Everywhere, Source(Docs.UpdateItem)]
    public async Task A_condition_that_fails_gives_the_whole_item_back_when_asked_to(Where where)
    {
        var aws = Open(where);
        var key = Item.NewKey();
        await aws.Tables.PutItemAsync(await aws.TableAsync(), key.With("holder", new("somebody")).With("step", Item.N(3)));

        var refused = await Assert.ThrowsAsync<ConditionalCheckFailedException>(async () => await aws.Tables.UpdateItemAsync(new UpdateItemRequest
        {
            TableName = await aws.TableAsync(),
            Key = key,
            UpdateExpression = "SET step = :next",
            ConditionExpression = "holder = :me",
            ExpressionAttributeValues = new() { [":me"] = new("me"), [":next"] = Item.N(4) },
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        }));

        Assert.Equal(["holder", "pk", "sk", "step"], refused.Item.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("somebody", "3"), (refused.Item["holder"].S, refused.Item["step"].N));
    }

    [SkippableTheory, Everywhere, Source(Docs.UpdateItem)]
    public async Task A_condition_that_fails_gives_no_item_back_when_not_asked_to(Where where)
    {
        var aws = Open(where);
        var key = Item.NewKey();
        await aws.Tables.PutItemAsync(await aws.TableAsync(), key);

        var refused = await Assert.ThrowsAsync<ConditionalCheckFailedException>(async () => await aws.Tables.PutItemAsync(new PutItemRequest
        {
            TableName = await aws.TableAsync(),
            Item = key,
            ConditionExpression = "attribute_not_exists(pk)",
        }));

        Assert.True(refused.Item is null or { Count: 0 });
    }

    [SkippableTheory, Everywhere, Source(Docs.UpdateItem)]
    public async Task A_condition_on_an_item_that_is_not_there_fails_without_an_item(Where where)
    {
        var aws = Open(where);

        var refused = await Assert.ThrowsAsync<ConditionalCheckFailedException>(async () => await aws.Tables.UpdateItemAsync(new UpdateItemRequest
        {
            TableName = await aws.TableAsync(),
            Key = Item.NewKey(),
            UpdateExpression = "SET step = :one",
            ConditionExpression = "attribute_exists(pk)",
            ExpressionAttributeValues = new() { [":one"] = Item.N(1) },
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        }));

        Assert.True(refused.Item is null or { Count: 0 });
    }

    [SkippableTheory, Everywhere, Source(Docs.Conditions)]
    public async Task A_comparison_with_an_attribute_that_is_not_there_is_false_and_so_is_one_with_another_type(Where where)
    {
        var aws = Open(where);
        var key = Item.NewKey();
        await aws.Tables.PutItemAsync(await aws.TableAsync(), key.With("words", new("5")));

        await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => SetAsync("absent < :number"));
        await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => SetAsync("words < :number"));
        await SetAsync("attribute_not_exists(absent) OR absent < :number");

        async Task SetAsync(string condition) => await aws.Tables.UpdateItemAsync(new UpdateItemRequest
        {
            TableName = await aws.TableAsync(),
            Key = key,
            UpdateExpression = "SET seen = :number",
            ConditionExpression = condition,
            ExpressionAttributeValues = new() { [":number"] = Item.N(9) },
        });
    }

    [SkippableTheory, Everywhere, Source(Docs.DeleteItem)]
    public async Task Deleting_what_is_not_there_succeeds(Where where)
    {
        var aws = Open(where);

        var deleted = await aws.Tables.DeleteItemAsync(new DeleteItemRequest
        {
            TableName = await aws.TableAsync(),
            Key = Item.NewKey(),
            ReturnValues = ReturnValue.ALL_OLD,
        });

        Assert.True(deleted.Attributes is null or { Count: 0 });
    }

    [SkippableTheory, Everywhere, Source(Docs.TimeToLive)]
    public async Task An_item_past_its_time_to_live_is_read_and_seen_by_conditions_until_it_is_deleted(Where where)
    {
        var aws = Open(where);
        var key = Item.NewKey();
        var expired = key.With("expires_at", Item.N(DateTimeOffset.UtcNow.AddHours(-1).ToUnixTimeSeconds()));
        await aws.Tables.PutItemAsync(await aws.TableAsync(), expired);

        var read = await aws.Tables.GetItemAsync(new GetItemRequest { TableName = await aws.TableAsync(), Key = key, ConsistentRead = true });

        Assert.True(read.Item.ContainsKey("expires_at"));
        await Assert.ThrowsAsync<ConditionalCheckFailedException>(async () => await aws.Tables.PutItemAsync(new PutItemRequest
        {
            TableName = await aws.TableAsync(),
            Item = key,
            ConditionExpression = "attribute_not_exists(pk)",
        }));
    }
}
