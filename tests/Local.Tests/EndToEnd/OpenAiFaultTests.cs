using System.Text.Json.Nodes;
using WhatsAppReplies.Local.Providers.OpenAi;
using WhatsAppReplies.Local.Tests.EndToEnd.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd;

[Collection(EndToEndRun.Collection)]
public sealed class OpenAiFaultTests(EndToEndRun run)
{
    private static readonly TestScenario<ConversationOutcome> LimitedOnce = new(StackKind.AsDeployed, async cloud =>
    {
        var customer = cloud.Customer("What would the first week look like?");
        customer.WhenModelIsNextAsked(new OpenAiFault.Refuse(OpenAiError.RateLimited(retryAfterSeconds: 1)));
        return await customer.RunAsync();
    });

    private static readonly TestScenario<ConversationOutcome> LimitedForEver = new(StackKind.AsDeployed, async cloud =>
    {
        var customer = cloud.Customer("Is there parking?", "Hello?");
        customer.WhenModelIsAsked(new OpenAiFault.Refuse(OpenAiError.RateLimited()));
        return await customer.RunAsync();
    });

    private static readonly TestScenario<(ConversationOutcome End, Conversation Kept)> FailedAfterTheEffect = new(StackKind.AsDeployed, async cloud =>
    {
        var customer = cloud.Customer("Could I work nights only?");
        var kept = customer.KeptByTheProvider();
        customer.WhenModelIsNextAsked(new OpenAiFault.Html(500, TakesEffect: true));
        return (await customer.RunAsync(), kept);
    });

    [Fact]
    public async Task A_rate_limit_once_is_waited_for()
    {
        var end = await run.OutcomeOfAsync(LimitedOnce);
        Invariants.Check(end);
        Assert.Equal(2, end.ModelCalls.Count);
        Assert.Equal("Replied", Assert.Single(end.Summaries).Text("outcome"));
    }

    [Fact]
    public async Task A_rate_limit_for_ever_brings_the_trigger_and_the_messages_in_front_of_a_person()
    {
        var end = await run.OutcomeOfAsync(LimitedForEver);
        Invariants.Check(end);
        Assert.True(end.DeadLettered);
        Assert.Equal(2, end.StagedSids.Count);
        Assert.Equal(0, end.Sends);
        Assert.Equal(Contract.Statuses.ReplyFailed, end.Status);
        Assert.NotEmpty(end.StatusReason!);
        Assert.Equal(["WARNING", "CRITICAL"], end.Summaries.Select(summary => summary.Level));
        Assert.Equal("openai_rate_limited", end.LastSummary.Text("reason"));
    }

    [Fact]
    public async Task A_server_error_after_the_model_ran_sends_the_reply_that_it_made_and_does_not_ask_twice()
    {
        var (end, kept) = await run.OutcomeOfAsync(FailedAfterTheEffect);
        Invariants.Check(end);
        Assert.Single(end.ModelCalls);
        var messages = kept.Items.OfType<OpenAiItem.Message>().ToList();
        Assert.Equal(["user", "assistant"], messages.Select(message => message.Role));
        // The assistant has signals: what it said is an object, and the reply is one of its values.
        var said = JsonNode.Parse(messages[1].Text)![Contract.Signals.Reply]!.GetValue<string>();
        Assert.True(Assert.Single(end.Replies) == said);
    }
}
