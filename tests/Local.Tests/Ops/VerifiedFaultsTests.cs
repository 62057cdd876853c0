using Amazon.DynamoDBv2.Model;
using Amazon.SecretsManager.Model;
using WhatsAppReplies.Local.Cloud.Gateway;
using WhatsAppReplies.Local.Cloud.SecretsManager;
using WhatsAppReplies.Ops.Places;

namespace WhatsAppReplies.Local.Tests.Ops;

/// <summary>What cannot be looked at is a point that does not hold: the table comes all the same, with everything else.</summary>
[Collection(OpsRun.Collection)]
public sealed class VerifiedFaultsTests(OpsRun run) : IAsyncLifetime
{
    public Task InitializeAsync() => run.EmptyDeadLettersAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_secret_that_is_marked_for_deletion()
    {
        using var clients = new AwsClients(new Place.ThisMachine(run.Cloud.Endpoint), run.Cloud.Account.Region, OpsRun.Operator);
        var secret = run.Cloud.Stack.Text("twilioSecret");
        await clients.Secrets.DeleteSecretAsync(new DeleteSecretRequest { SecretId = secret });
        try
        {
            var outcome = await run.RunAsync("verify");

            Assert.Equal((1, ""), (outcome.Code, outcome.Errors));
            Assert.Contains("Seen: it is marked for deletion", outcome.Words, StringComparison.Ordinal);
            Assert.Contains("1 of ", outcome.Output, StringComparison.Ordinal);
        }
        finally
        {
            run.Cloud.State.Secrets.Do(store =>
                SecretWrites.Restore(store, JsonBody.Parse(System.Text.Encoding.UTF8.GetBytes($$"""{"SecretId": "{{secret}}"}"""))));
        }
    }

    [Theory]
    [InlineData("GetSecretValue", "twilioSecret")]
    [InlineData("DescribeTable", "stageTable")]
    public async Task What_is_denied(string operation, string output)
    {
        var name = run.Cloud.Stack.Text(output);
        run.Before(operation, $"\"{name}\"", () => throw new AwsException("AccessDeniedException", $"not for you: {name}"));

        var outcome = await run.RunAsync("verify");

        Assert.Equal((1, ""), (outcome.Code, outcome.Errors));
        Assert.Contains(
            $"✗ {name}: it can be looked at (step 17). Seen: AWS refuses: AccessDeniedException. docs/operations.md says which rights",
            outcome.Words,
            StringComparison.Ordinal);
        Assert.DoesNotContain("not for you", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("1 of ", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_seen_is_shown_also_where_it_stops_in_the_middle()
    {
        using var stop = new CancellationTokenSource();
        run.Before("DescribeTable", $"\"{run.Cloud.Stack.TriggerLockTable}\"", stop.CancelAsync);

        var (thrown, output) = await run.StoppedAsync(stop.Token, "verify");

        Assert.IsAssignableFrom<OperationCanceledException>(thrown);
        Assert.Contains("It ended before everything was looked at:", output, StringComparison.Ordinal);
        Assert.DoesNotContain("points hold", output, StringComparison.Ordinal);
    }

    /// <summary>An item that somebody has changed by hand, and one that is gone. Numbers are named by their files.</summary>
    [Fact]
    public async Task An_item_that_is_not_as_its_file_has_it()
    {
        var table = run.Cloud.Stack.Inbound!.NumbersTable;
        var item = (await run.Cloud.Tables.ScanAsync(new ScanRequest { TableName = table })).Items[0];
        var (number, assistant) = (item[Contract.Numbers.CompanyNumber].S, item[Contract.Numbers.AssistantId]);
        await run.Cloud.Tables.PutItemAsync(table, new(item) { [Contract.Numbers.AssistantId] = new("another"), ["mark"] = new("new") });
        try
        {
            var outcome = await run.RunAsync("verify");

            Assert.Equal((1, ""), (outcome.Code, outcome.Errors));
            Assert.Matches("✗ number [a-z0-9-]+: its item is as the file has it \\(step 17\\)\\. Seen: different: assistant_id_replies, mark", outcome.Words);
            Assert.DoesNotContain(number, outcome.Output, StringComparison.Ordinal);

            await run.Cloud.Tables.DeleteItemAsync(table, new() { [Contract.Numbers.CompanyNumber] = new(number) });
            Assert.Matches("✗ number [a-z0-9-]+: its item is as the file has it \\(step 17\\)\\. Seen: it is not there", (await run.RunAsync("verify")).Words);
        }
        finally
        {
            await run.Cloud.Tables.PutItemAsync(table, new(item) { [Contract.Numbers.AssistantId] = assistant });
        }
    }
}
