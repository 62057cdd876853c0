using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Shared.Time;
using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Local.Tests.Ops;

/// <summary>What a run that was stopped has left is deleted by the next one, once nothing comes for it any more.</summary>
[Collection(OpsRun.Collection)]
public sealed class VerifyLeftoversTests(OpsRun run) : IAsyncLifetime
{
    private const string Channel = "verify";

    public Task InitializeAsync() => run.EmptyDeadLettersAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Those_that_are_done_or_that_no_trigger_can_come_for_go_and_those_of_a_run_that_is_on_its_way_stay()
    {
        await PutAsync("done", TimeSpan.FromHours(2), isDone: true);
        await PutAsync("forgotten", TimeSpan.FromDays(16), isDone: false);
        await PutAsync("waiting", TimeSpan.FromDays(14), isDone: false);
        await PutAsync("running", TimeSpan.FromMinutes(5), isDone: true);
        try
        {
            var outcome = await run.RunAsync("verify");

            Assert.Equal((0, ""), (outcome.Code, outcome.Errors));
            Assert.Contains("Deleted first what earlier runs had left: 2 conversations.", outcome.Output, StringComparison.Ordinal);
            Assert.Equal(["verify#running", "verify#waiting"], (await LeftAsync()).Select(item => item[Names.ConversationId].S).Order(StringComparer.Ordinal));
        }
        finally
        {
            foreach (var item in await LeftAsync())
            {
                await run.Cloud.Tables.DeleteItemAsync(
                    run.Cloud.Stack.ConversationsTable,
                    new() { [Names.PrimaryChannel] = item[Names.PrimaryChannel], [Names.ConversationId] = item[Names.ConversationId] });
            }
        }
    }

    private Task<PutItemResponse> PutAsync(string id, TimeSpan age, bool isDone) => run.Cloud.Tables.PutItemAsync(run.Cloud.Stack.ConversationsTable, new()
    {
        [Names.PrimaryChannel] = new(Channel),
        [Names.ConversationId] = new($"verify#{id}"),
        [Names.CreatedAt] = new(Timestamp.Of(DateTimeOffset.UtcNow - age)),
        [Names.Status] = new(isDone ? Contract.Statuses.AwaitingHuman : Contract.Statuses.Received),
        [Names.Messages] = new() { L = isDone ? [new() { M = new() { [Contract.Messages.Role] = new(Contract.Messages.UserRole) } }] : [], IsLSet = true },
    });

    private async Task<List<Dictionary<string, AttributeValue>>> LeftAsync() => (await run.Cloud.Tables.QueryAsync(new QueryRequest
    {
        TableName = run.Cloud.Stack.ConversationsTable,
        KeyConditionExpression = $"{Names.PrimaryChannel} = :channel",
        ExpressionAttributeValues = new() { [":channel"] = new(Channel) },
        ConsistentRead = true,
    })).Items ?? [];
}
