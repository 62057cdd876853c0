using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;
using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Local.Tests.Ops;

/// <summary>An operator looks at one conversation.</summary>
[Collection(OpsRun.Collection)]
public sealed class ConversationTests(OpsRun run)
{
    [Fact]
    public async Task It_shows_what_was_written_and_what_became_of_it()
    {
        var customer = await run.Customer("Do I need a car?").PutAsync();
        await customer.TriggerAsync();
        await customer.StageAsync("And a licence?");

        var outcome = await run.RunAsync("conversation", "--id", customer.Id);

        Assert.Equal(0, outcome.Code);
        Assert.Contains("Do I need a car?", outcome.Output, StringComparison.Ordinal);
        Assert.Contains(Assert.Single(customer.Phone.Shown).Body, outcome.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Matches(@"staged +And a licence\?", outcome.Output);
        Assert.Matches(@"conversation_status +reply_sent", outcome.Output);
        Assert.Matches(@"claim +none", outcome.Output);
        Assert.Matches(@"staged, unanswered +1", outcome.Output);
        Assert.Contains(customer.Hash, outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60, "a worker has it, its lease ends in")]
    [InlineData(-60, "its worker is gone, the lease ended 1 min ago")]
    public async Task It_tells_a_live_claim_from_a_dead_one(int seconds, string words)
    {
        var customer = await run.Customer().ClaimedFor(TimeSpan.FromSeconds(seconds)).PutAsync();

        Assert.Contains(words, (await run.RunAsync("conversation", "--id", customer.Id)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_messages_come_from_the_record_and_then_from_the_archive()
    {
        var customer = await run.Customer().With(Names.ArchivedCount, 4).With(Names.Messages, Entries("4", "5")).PutAsync();
        await PutArchiveAsync(customer, 0, "0", "1");
        await PutArchiveAsync(customer, 2, "2", "3", "4");

        var few = await run.RunAsync("conversation", "--id", customer.Id, "--most", "3");
        var all = await run.RunAsync("conversation", "--id", customer.Id);

        Assert.Equal(["3", "4", "5"], Numbers(few));
        Assert.Contains("(the newest 3 of 6 messages; --most=NUMBER shows more)", few.Output, StringComparison.Ordinal);
        Assert.Equal(["0", "1", "2", "3", "4", "5"], Numbers(all));
    }

    [Fact]
    public async Task A_message_cannot_steer_the_terminal()
    {
        var customer = await run.Customer("before\u001b[2Jafter").PutAsync();

        var outcome = await run.RunAsync("conversation", "--id", customer.Id);

        Assert.DoesNotContain('\u001b', outcome.Output);
        Assert.Contains("before\uFFFD[2Jafter", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_not_there_is_said_not_to_be()
    {
        var outcome = await run.RunAsync("conversation", "--id", "nobody");

        Assert.Equal(1, outcome.Code);
        Assert.Contains("has no such conversation", outcome.Output, StringComparison.Ordinal);
    }

    private static JsonArray Entries(params IEnumerable<string> texts) => new([.. texts.Select(text => new JsonObject
    {
        [Contract.Messages.Role] = Contract.Messages.UserRole,
        [Contract.Messages.Content] = $"number {text}",
    })]);

    private static IEnumerable<string> Numbers(OpsOutcome outcome) =>
        outcome.Output.Split("number ").Skip(1).Select(rest => rest[..1]);

    private async Task PutArchiveAsync(OpsCustomer customer, int first, params IEnumerable<string> texts) => await run.Cloud.Tables.PutItemAsync(
        run.Cloud.Stack.ConversationsTable,
        new()
        {
            [Names.PrimaryChannel] = new(customer.Sample.PrimaryChannel),
            [Names.ConversationId] = new($"archive#{customer.Id}#{first:D10}"),
            [Names.Messages] = new()
            {
                L = [.. texts.Select(text => new AttributeValue
                {
                    M = new() { [Contract.Messages.Role] = new(Contract.Messages.UserRole), [Contract.Messages.Content] = new($"number {text}") },
                })],
            },
        });
}
