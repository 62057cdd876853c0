using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Local.Tests.Emulators;

namespace WhatsAppReplies.Local.Tests.AwsContract.DynamoDb;

public sealed class LimitTests(EmulatorFixture emulators, ContractAccounts accounts) : ContractTestBase(emulators, accounts)
{
    private const int LargestItem = 400 * 1024;
    private const int LargestPartitionKey = 2048;
    private const int LargestSortKey = 1024;

    [SkippableTheory, Everywhere, Source(Docs.Constraints)]
    public async Task An_item_is_at_most_400_KB_with_the_names_of_its_attributes(Where where)
    {
        var aws = Open(where);
        var key = Item.NewKey();
        var room = LargestItem - "pk".Length - key["pk"].S.Length - "sk".Length - key["sk"].S.Length - "text".Length;

        await PutAsync(aws, key.With("text", Item.Text(room)));
        await AssertRefusedAsync(PutAsync(aws, key.With("text", Item.Text(room + 1))));
    }

    [SkippableTheory, Everywhere, Source(Docs.Constraints)]
    public async Task An_update_may_not_make_an_item_larger_than_that_either(Where where)
    {
        var aws = Open(where);
        var key = Item.NewKey();
        await PutAsync(aws, key.With("first", Item.Text(300 * 1024)));

        await AssertRefusedAsync(aws.Tables.UpdateItemAsync(new UpdateItemRequest
        {
            TableName = await aws.TableAsync(),
            Key = key,
            UpdateExpression = "SET second = :text",
            ExpressionAttributeValues = new() { [":text"] = Item.Text(120 * 1024) },
        }));
    }

    [SkippableTheory, Everywhere, Source(Docs.Constraints)]
    public async Task Keys_have_limits_of_their_own(Where where)
    {
        var aws = Open(where);
        var partition = Item.NewPartition();

        await PutAsync(aws, Item.Key(partition.PadRight(LargestPartitionKey, 'p'), new string('s', LargestSortKey)));
        await AssertRefusedAsync(PutAsync(aws, Item.Key(partition.PadRight(LargestPartitionKey + 1, 'p'), "s")));
        await AssertRefusedAsync(PutAsync(aws, Item.Key(partition, new string('s', LargestSortKey + 1))));
    }

    [SkippableTheory, Everywhere, Source(Docs.PutItem)]
    public async Task A_key_may_not_be_empty_and_another_text_may(Where where)
    {
        var aws = Open(where);

        await PutAsync(aws, Item.NewKey().With("text", new("")));
        await AssertRefusedAsync(PutAsync(aws, Item.NewKey(sk: "")));
    }

    [SkippableTheory, Everywhere, Source(Docs.BatchWriteItem)]
    public async Task A_batch_has_at_most_25_requests(Where where)
    {
        var aws = Open(where);
        var partition = Item.NewPartition();

        Assert.True((await DeleteAsync(aws, partition, Enumerable.Range(0, 25))).UnprocessedItems is null or { Count: 0 });
        await AssertRefusedAsync(DeleteAsync(aws, partition, Enumerable.Range(0, 26)));
    }

    [SkippableTheory, Everywhere, Source(Docs.BatchWriteItem)]
    public async Task A_batch_that_names_an_item_twice_is_refused_as_a_whole(Where where)
    {
        var aws = Open(where);
        var key = Item.NewKey("0");
        await PutAsync(aws, key);

        await AssertRefusedAsync(DeleteAsync(aws, key["pk"].S, [0, 1, 1]));

        Assert.NotEmpty((await aws.Tables.GetItemAsync(new GetItemRequest { TableName = await aws.TableAsync(), Key = key, ConsistentRead = true })).Item);
    }

    private static async Task PutAsync(ContractAccount aws, Dictionary<string, AttributeValue> item) =>
        await aws.Tables.PutItemAsync(await aws.TableAsync(), item);

    private static async Task<BatchWriteItemResponse> DeleteAsync(ContractAccount aws, string partition, IEnumerable<int> numbers) =>
        await aws.Tables.BatchWriteItemAsync(new BatchWriteItemRequest
        {
            RequestItems = new()
            {
                [await aws.TableAsync()] = [.. numbers.Select(number => new WriteRequest(new DeleteRequest(Item.Key(partition, $"{number}"))))],
            },
        });

    private static async Task AssertRefusedAsync(Task call) =>
        Assert.Equal("ValidationException", (await Assert.ThrowsAsync<AmazonDynamoDBException>(() => call)).ErrorCode);
}
