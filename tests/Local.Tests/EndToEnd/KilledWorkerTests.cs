using WhatsAppReplies.Local.Providers.OpenAi;
using WhatsAppReplies.Local.Tests.EndToEnd.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd;

/// <summary>The process of a worker ends without notice. Its claim ends by itself, and whoever gets the trigger then goes on.</summary>
[Collection(EndToEndRun.Collection)]
public sealed class KilledWorkerTests(EndToEndRun run)
{
    private static readonly TestScenario<ConversationOutcome> AfterTheClaim = new(StackKind.ShortClaims, async cloud =>
    {
        var customer = cloud.Customer("Is the post still open?", "I could start in May.");
        customer.Faults.KillAfter(TurnCall.Claim);
        return await customer.RunAsync();
    });

    private static readonly TestScenario<ConversationOutcome> WhileTheModelRuns = new(StackKind.ShortClaims, async cloud =>
    {
        var customer = cloud.Customer("Do I need a car for the job?");
        customer.WhenModelIsNextAsked(() =>
        {
            customer.Faults.KillWorker();
            return new OpenAiFault.Drop(TakesEffect: true);
        });
        return await customer.RunAsync();
    });

    private static readonly TestScenario<ConversationOutcome> BeforeTheLastWrite = new(StackKind.ShortClaims, async cloud =>
    {
        var customer = cloud.Customer("Would Friday at nine suit you too?");
        customer.Faults.KillBefore(TurnCall.Finish);
        return await customer.RunAsync();
    });

    [Fact]
    public async Task After_one_right_behind_the_claim_the_next_worker_answers()
    {
        var end = await run.OutcomeOfAsync(AfterTheClaim);
        Invariants.Check(end);
        Assert.Single(end.Replies);
        Assert.Single(end.ModelCalls);
        Assert.Equal(Contract.Statuses.ReplySent, end.Status);
    }

    [Fact]
    public async Task After_one_while_the_model_runs_the_model_is_asked_again()
    {
        var end = await run.OutcomeOfAsync(WhileTheModelRuns);
        Invariants.Check(end);
        Assert.Single(end.Replies);
        Assert.Equal(2, end.ModelCalls.Count);
    }

    [Fact]
    public async Task After_one_between_the_send_and_the_last_write_the_send_is_read_back_and_not_repeated()
    {
        var end = await run.OutcomeOfAsync(BeforeTheLastWrite);
        Invariants.Check(end);
        Assert.Single(end.Replies);
        Assert.Single(end.ModelCalls);
        Assert.Equal(1, end.Sends);
        Assert.Equal(1, end.ReadBacks);
        Assert.Equal(1, end.LastSummary.Number("resumedTurns"));
        Assert.Equal(1, end.LastSummary.Number("unknownSendsFound"));
    }
}
