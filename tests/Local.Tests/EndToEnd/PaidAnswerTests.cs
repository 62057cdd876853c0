using WhatsAppReplies.Local.Providers.OpenAi;
using WhatsAppReplies.Local.Tests.EndToEnd.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd;

/// <summary>What was charged once is not bought again for nothing.</summary>
[Collection(EndToEndRun.Collection)]
public sealed class PaidAnswerTests(EndToEndRun run)
{
    private static readonly TestScenario<ConversationOutcome> HalfASurrogatePair = new(StackKind.AsDeployed, async cloud =>
    {
        var customer = cloud.Customer("Am I invited then?");
        customer.WhenModelIsNextAsked(new OpenAiFault.Answer(new ModelAnswer.Text("Great \ud83d see you then.")));
        return await customer.RunAsync();
    });

    private static readonly TestScenario<ConversationOutcome> TooLarge = new(StackKind.AsDeployed, async cloud =>
    {
        var customer = cloud.Customer("Do you remember me?");
        customer.ToldEarlier(["I am from Leeds.", "I have two children.", "I like dogs.", "I cook."]);
        customer.WhenModelIsNextAsked(new OpenAiFault.Refuse(OpenAiError.RequestTooLarge));
        return await customer.RunAsync();
    });

    [Fact]
    public async Task Half_a_surrogate_pair_in_an_otherwise_good_answer_is_replaced_and_the_answer_is_sent()
    {
        var end = await run.OutcomeOfAsync(HalfASurrogatePair);
        Invariants.Check(end);
        Assert.Equal("Great \ufffd see you then.", Assert.Single(end.OnPhone));
        Assert.Single(end.ModelCalls);
    }

    [Fact]
    public async Task A_request_above_the_accounts_limit_is_repeated_once_with_half_of_the_history()
    {
        var end = await run.OutcomeOfAsync(TooLarge);
        Invariants.Check(end);
        var sent = end.ModelCalls.Select(call => call.Request!.HistoryCount).ToList();
        Assert.Equal(2, sent.Count);
        Assert.InRange(sent[1], 1, sent[0] - 1);
        Assert.Equal("Replied", Assert.Single(end.Summaries).Text("outcome"));
    }
}
