using Amazon.DynamoDBv2.Model;
using Amazon.SecretsManager.Model;
using Amazon.SQS.Model;
using WhatsAppReplies.Local.Tests.Time;
using WhatsAppReplies.Ops.Places;

namespace WhatsAppReplies.Local.Tests.Ops;

/// <summary>A deployed stack is looked at, and tried.</summary>
[Collection(OpsRun.Collection)]
public sealed class VerifyTests(OpsRun run) : IAsyncLifetime
{
    public Task InitializeAsync() => run.EmptyDeadLettersAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_stack_that_is_as_declared_answers_and_nothing_is_spent_or_left()
    {
        var (asked, sent) = (run.Cloud.Providers.OpenAi.Calls.Count, run.Cloud.Providers.Twilio.Calls.Count);
        var handOffs = await run.Store.MessagesInAsync(run.Cloud.Stack.Text("handOffQueueUrl"), CancellationToken.None);

        var outcome = await run.RunAsync("verify");

        Assert.Equal("", string.Join('\n', outcome.Output.Split('\n').Where(line => line.Contains('✗', StringComparison.Ordinal))));
        Assert.Equal((0, ""), (outcome.Code, outcome.Errors));
        Assert.Matches(@"All \d\d points hold \(", outcome.Output);
        Assert.Contains("awaiting_human", outcome.Output, StringComparison.Ordinal);
        Assert.Equal((asked, sent), (run.Cloud.Providers.OpenAi.Calls.Count, run.Cloud.Providers.Twilio.Calls.Count));
        Assert.Equal(handOffs, await run.Store.MessagesInAsync(run.Cloud.Stack.Text("handOffQueueUrl"), CancellationToken.None));
        Assert.Empty(await LeftAsync());
    }

    [Fact]
    public async Task A_queue_that_somebody_has_changed_is_found_and_no_conversation_is_tried()
    {
        await SetRetentionAsync("3600");
        try
        {
            var outcome = await run.RunAsync("verify");

            Assert.Equal(1, outcome.Code);
            Assert.Contains(
                "✗ whatsapp-replies-dev-triggers-dead-letter: seconds that it keeps a message is 1209600 (step 17). Seen: 3600",
                outcome.Words,
                StringComparison.Ordinal);
            Assert.Contains("1 of ", outcome.Output, StringComparison.Ordinal);
            Assert.Contains("No conversation is tried", outcome.Output, StringComparison.Ordinal);
        }
        finally
        {
            await SetRetentionAsync("1209600");
        }
    }

    [Fact]
    public async Task A_secret_is_judged_by_its_shape_and_never_shown()
    {
        using var clients = new AwsClients(new Place.ThisMachine(run.Cloud.Endpoint), run.Cloud.Account.Region, OpsRun.Operator);
        var secret = run.Cloud.Stack.Text("twilioSecret");
        var value = (await clients.Secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = secret })).SecretString;
        await clients.Secrets.PutSecretValueAsync(
            new PutSecretValueRequest { SecretId = secret, SecretString = """{"twilio_account_sid": "AC-of-somebody"}""" });
        try
        {
            var outcome = await run.RunAsync("verify");

            Assert.Equal(1, outcome.Code);
            Assert.Contains("without twilio_auth_token", outcome.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("AC-of-somebody", outcome.Output, StringComparison.Ordinal);
        }
        finally
        {
            await clients.Secrets.PutSecretValueAsync(new PutSecretValueRequest { SecretId = secret, SecretString = value });
        }
    }

    [Fact]
    public async Task A_dead_letter_is_found()
    {
        await run.BuryAsync("letter");

        var outcome = await run.RunAsync("verify");

        Assert.Equal(1, outcome.Code);
        Assert.Contains("1: --target=DeadLetters shows them", outcome.Words, StringComparison.Ordinal);
        await run.EmptyDeadLettersAsync();
    }

    [Fact]
    public async Task A_function_that_gets_nothing_is_found_and_its_trigger_keeps_its_record()
    {
        var clock = new ManualClock(DateTimeOffset.UtcNow);
        run.Cloud.Stack.Mapping.GoesUnseen = _ => true;
        try
        {
            var running = run.RunAsync(clock, CancellationToken.None, "verify");
            for (var second = 0; second < 90; second++)
            {
                await Task.WhenAny(running, clock.UntilTimersAsync(1));
                clock.Advance(TimeSpan.FromSeconds(1));
            }

            var outcome = await running;
            Assert.Equal(1, outcome.Code);
            Assert.Contains("1 of ", outcome.Output, StringComparison.Ordinal);
            Assert.Single(await LeftAsync());
        }
        finally
        {
            run.Cloud.Stack.Mapping.GoesUnseen = _ => false;
            foreach (var left in await LeftAsync())
            {
                await run.Cloud.Tables.DeleteItemAsync(run.Cloud.Stack.ConversationsTable, new()
                {
                    [Contract.Conversations.PrimaryChannel] = left[Contract.Conversations.PrimaryChannel],
                    [Contract.Conversations.ConversationId] = left[Contract.Conversations.ConversationId],
                });
            }
        }
    }

    private async Task<List<Dictionary<string, AttributeValue>>> LeftAsync() => (await run.Cloud.Tables.QueryAsync(new QueryRequest
    {
        TableName = run.Cloud.Stack.ConversationsTable,
        KeyConditionExpression = $"{Contract.Conversations.PrimaryChannel} = :channel",
        ExpressionAttributeValues = new() { [":channel"] = new("verify") },
        ConsistentRead = true,
    })).Items ?? [];

    private async Task SetRetentionAsync(string seconds) => await run.Cloud.Sqs.SetQueueAttributesAsync(new SetQueueAttributesRequest
    {
        QueueUrl = run.Cloud.Stack.DeadLetterQueueUrl,
        Attributes = new() { ["MessageRetentionPeriod"] = seconds },
    });
}
