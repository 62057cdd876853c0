using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Local.Tests.Emulators;

namespace WhatsAppReplies.Local.Tests.AwsContract.DynamoDb;

public sealed class UpdateTests(EmulatorFixture emulators, ContractAccounts accounts) : ContractTestBase(emulators, accounts)
{
    private const string Validation = "ValidationException";

    [SkippableTheory, Everywhere, Source(Docs.UpdateItem)]
    public async Task An_update_without_a_condition_creates_the_item(Where where)
    {
        var aws = Open(where);
        var key = Item.NewKey();

        var answer = await UpdateAsync(aws, key, "SET seen = :value", new("yes"), ReturnValue.ALL_OLD);

        Assert.True(answer.Attributes is null or { Count: 0 });
        Assert.Equal("yes", (await ReadAsync(aws, key))["seen"].S);
    }

    [SkippableTheory, Everywhere, Source(Docs.UpdateItem)]
    public async Task ALL_OLD_is_the_whole_item_before_the_update(Where where)
    {
        var aws = Open(where);
        var key = Item.NewKey();
        await aws.Tables.PutItemAsync(await aws.TableAsync(), key.With("seen", new("before")).With("other", new("kept")));

        var answer = await UpdateAsync(aws, key, "SET seen = :value", new("after"), ReturnValue.ALL_OLD);

        Assert.Equal(("before", "kept"), (answer.Attributes["seen"].S, answer.Attributes["other"].S));
    }

    [SkippableTheory, Everywhere, Source(Docs.UpdateExpressions)]
    public async Task If_not_exists_makes_a_list_that_entries_are_appended_to(Where where)
    {
        var aws = Open(where);
        var key = Item.NewKey();

        await UpdateAsync(aws, key, "SET entries = list_append(if_not_exists(entries, :value), :value)", Item.L("one"));

        Assert.Equal(["one", "one"], (await ReadAsync(aws, key))["entries"].L.Select(entry => entry.S));
    }

    [SkippableTheory, Everywhere, Source(Docs.UpdateExpressions)]
    public async Task Nothing_can_be_appended_to_NULL(Where where)
    {
        var aws = Open(where);
        var key = Item.NewKey();
        await aws.Tables.PutItemAsync(await aws.TableAsync(), key.With("entries", new() { NULL = true }));

        await AssertRefusedAsync(Validation, UpdateAsync(aws, key, "SET entries = list_append(if_not_exists(entries, :value), :value)", Item.L("one")));
    }

    [SkippableTheory, Everywhere, Source(Docs.UpdateExpressions)]
    public async Task Elements_are_removed_by_their_positions_before_the_update_while_others_are_appended(Where where)
    {
        var aws = Open(where);
        var key = Item.NewKey();
        await aws.Tables.PutItemAsync(await aws.TableAsync(), key.With("entries", Item.L("a", "b", "c", "d")));

        await UpdateAsync(aws, key, "SET seen = :value REMOVE entries[0], entries[1]", new("yes"));

        Assert.Equal(["c", "d"], (await ReadAsync(aws, key))["entries"].L.Select(entry => entry.S));
    }

    [SkippableTheory, Everywhere, Source(Docs.UpdateExpressions)]
    public async Task Two_clauses_may_not_touch_overlapping_paths(Where where)
    {
        var aws = Open(where);

        await AssertRefusedAsync(Validation, UpdateAsync(aws, Item.NewKey(), "SET entries = :value REMOVE entries[0]", Item.L("a")));
    }

    [SkippableTheory, Everywhere, Source(Docs.UpdateExpressions)]
    public async Task A_path_into_a_map_that_is_not_there_is_refused(Where where)
    {
        var aws = Open(where);
        var key = Item.NewKey();
        await aws.Tables.PutItemAsync(await aws.TableAsync(), key);

        await AssertRefusedAsync(Validation, UpdateAsync(aws, key, "SET settings.channel = :value", new("whatsapp")));
    }

    [SkippableTheory, Everywhere, Source(Docs.AttributeValues)]
    public async Task A_value_that_no_expression_uses_is_refused(Where where)
    {
        var aws = Open(where);

        await AssertRefusedAsync(Validation, UpdateAsync(aws, Item.NewKey(), "REMOVE seen", new("unused")));
    }

    [SkippableTheory, Everywhere, Source(Docs.Constraints)]
    public async Task An_expression_is_at_most_4_KB_long(Where where)
    {
        var aws = Open(where);
        var name = new string('n', 200);
        var assignments = Enumerable.Range(0, 20).Select(number => $"{name}{number} = :value");

        await AssertRefusedAsync(Validation, UpdateAsync(aws, Item.NewKey(), $"SET {string.Join(", ", assignments)}", new("x")));
    }

    [SkippableTheory, Everywhere, Source(Docs.DynamoDbErrors)]
    public async Task A_table_that_is_not_there_is_not_found(Where where)
    {
        var aws = Open(where);

        await Assert.ThrowsAsync<ResourceNotFoundException>(() => aws.Tables.PutItemAsync("whatsapp-replies-contract-none", Item.NewKey()));
    }

    private static async Task AssertRefusedAsync(string code, Task call) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<AmazonDynamoDBException>(() => call)).ErrorCode);

    private static async Task<UpdateItemResponse> UpdateAsync(
        ContractAccount aws, Dictionary<string, AttributeValue> key, string update, AttributeValue value, ReturnValue? returned = null) =>
        await aws.Tables.UpdateItemAsync(new UpdateItemRequest
        {
            TableName = await aws.TableAsync(),
            Key = key,
            UpdateExpression = update,
            ExpressionAttributeValues = new() { [":value"] = value },
            ReturnValues = returned ?? ReturnValue.NONE,
        });

    private static async Task<Dictionary<string, AttributeValue>> ReadAsync(ContractAccount aws, Dictionary<string, AttributeValue> key) =>
        (await aws.Tables.GetItemAsync(new GetItemRequest { TableName = await aws.TableAsync(), Key = key, ConsistentRead = true })).Item;
}
