using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Local.Tests.Emulators;

namespace WhatsAppReplies.Local.Tests.AwsContract.DynamoDb;

public sealed class PagingTests(EmulatorFixture emulators, ContractAccounts accounts) : ContractTestBase(emulators, accounts)
{
    private const int Items = 5;

    [SkippableTheory, Everywhere, Source(Docs.Query)]
    public async Task A_page_ends_at_1_MB_and_says_where_to_go_on(Where where)
    {
        var aws = Open(where);
        var query = await PutLargeItemsAsync(aws);
        var seen = new List<string>();
        var pages = 0;

        do
        {
            var page = await aws.Tables.QueryAsync(query);
            Assert.InRange(page.Items.Count, 0, 4);
            seen.AddRange(page.Items.Select(item => item["sk"].S));
            query.ExclusiveStartKey = page.LastEvaluatedKey;
            pages++;
        }
        while (query.ExclusiveStartKey is { Count: > 0 });

        Assert.InRange(pages, 2, 3);
        Assert.Equal(Enumerable.Range(0, Items).Select(number => $"{number}"), seen);
    }

    [SkippableTheory, Everywhere, Source(Docs.Query)]
    public async Task A_page_of_which_the_filter_leaves_nothing_is_not_the_last_one(Where where)
    {
        var aws = Open(where);
        var query = await PutLargeItemsAsync(aws);
        query.FilterExpression = "#number = :last";
        query.ExpressionAttributeNames = new() { ["#number"] = "number" };
        query.ExpressionAttributeValues[":last"] = Item.N(Items - 1);

        var page = await aws.Tables.QueryAsync(query);

        Assert.True(page.Items is null or { Count: 0 });
        Assert.Equal(0, page.Count);
        Assert.InRange(page.ScannedCount!.Value, 3, 4);
        Assert.NotEmpty(page.LastEvaluatedKey);
    }

    [SkippableTheory, Everywhere, Source(Docs.Query)]
    public async Task The_pages_of_a_filter_end_where_what_was_read_ends(Where where)
    {
        var aws = Open(where);
        var query = await PutLargeItemsAsync(aws);
        query.FilterExpression = "#number = :last OR attribute_not_exists(#number)";
        query.ProjectionExpression = "sk";
        query.ExpressionAttributeNames = new() { ["#number"] = "number" };
        query.ExpressionAttributeValues[":last"] = Item.N(Items - 1);
        var pages = new List<QueryResponse>();

        do
        {
            pages.Add(await aws.Tables.QueryAsync(query));
            query.ExclusiveStartKey = pages[^1].LastEvaluatedKey;
        }
        while (query.ExclusiveStartKey is { Count: > 0 });

        Assert.InRange(pages.Count, 2, 3);
        Assert.Equal(Items, pages.Sum(page => page.ScannedCount));
        Assert.Equal([$"{Items - 1}"], pages.SelectMany(page => page.Items ?? []).Select(item => item["sk"].S));
    }

    [SkippableTheory, Everywhere, Source(Docs.Query)]
    public async Task Items_come_in_the_order_of_the_bytes_of_their_sort_keys(Where where)
    {
        var aws = Open(where);
        var partition = Item.NewPartition();
        foreach (var sk in (string[])["b", "ä", "a", "B", "10", "9", "語"]) await aws.Tables.PutItemAsync(await aws.TableAsync(), Item.Key(partition, sk));

        var page = await aws.Tables.QueryAsync(await QueryAsync(aws, partition));

        Assert.Equal(["10", "9", "B", "a", "b", "ä", "語"], page.Items.Select(item => item["sk"].S));
    }

    [SkippableTheory, Everywhere, Source(Docs.GetItem)]
    public async Task Reading_what_is_not_there_gives_no_item(Where where)
    {
        var aws = Open(where);

        var read = await aws.Tables.GetItemAsync(await aws.TableAsync(), Item.NewKey());

        Assert.False(read.IsItemSet);
    }

    private static async Task<QueryRequest> PutLargeItemsAsync(ContractAccount aws)
    {
        var partition = Item.NewPartition();
        for (var number = 0; number < Items; number++)
        {
            await aws.Tables.PutItemAsync(
                await aws.TableAsync(), Item.Key(partition, $"{number}").With("number", Item.N(number)).With("text", Item.Text(300 * 1024)));
        }

        return await QueryAsync(aws, partition);
    }

    private static async Task<QueryRequest> QueryAsync(ContractAccount aws, string partition) => new()
    {
        TableName = await aws.TableAsync(),
        KeyConditionExpression = "pk = :partition",
        ExpressionAttributeValues = new() { [":partition"] = new(partition) },
        ConsistentRead = true,
    };
}
