using WhatsAppReplies.Local.Providers.OpenAi;
using WhatsAppReplies.Local.Tests.EndToEnd.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd;

/// <summary>Answers that are completed, charged and of no use, over as many deliveries as a trigger has by default.</summary>
[Collection(LongRun.Collection)]
public sealed class UnusableAnswerTests(LongRun run)
{
    private const int Deliveries = 4;

    private static readonly TestScenario<ConversationOutcome> OnlyReasoning = Always("What would you advise?", new ModelAnswer.OnlyReasoning());

    private static readonly TestScenario<ConversationOutcome> CutOff = Always(
        "Tell me all about it.", new ModelAnswer.Incomplete("max_output_tokens", "It all began"));

    [Fact]
    public async Task One_that_holds_nothing_but_reasoning_is_bought_twice_and_then_refused() =>
        IsBoughtTwice(await run.OutcomeOfAsync(OnlyReasoning), "openai_empty");

    [Fact]
    public async Task One_that_is_cut_off_is_bought_twice_and_then_refused() => IsBoughtTwice(await run.OutcomeOfAsync(CutOff), "openai_cut_short");

    private static TestScenario<ConversationOutcome> Always(string text, ModelAnswer answer) => new(StackKind.WholeLeases, async cloud =>
    {
        var customer = cloud.Customer(text);
        customer.WhenModelIsAsked(new OpenAiFault.Answer(answer));
        await customer.PutAsync();
        await customer.SendTriggerAsync();
        await customer.DeliveriesAsync(Deliveries);
        return await customer.LookAsync();
    });

    private static void IsBoughtTwice(ConversationOutcome end, string reason)
    {
        Assert.Equal(2, end.ModelCalls.Count);
        Assert.Equal(["TryAgain", "Refused", "Refused", "Refused"], end.Summaries.Select(summary => summary.Text("outcome")).Take(Deliveries));
        Assert.All(end.Summaries.Take(2), summary => Assert.Equal(reason, summary.Text("reason")));
        Assert.All(end.Summaries.Skip(1), summary => Assert.True(summary.IsCritical));
        Assert.Equal(Contract.Statuses.ReplyFailed, end.Status);
        Assert.Equal(0, end.Sends);
        Assert.Single(end.StagedSids);
    }
}
