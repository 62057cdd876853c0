using WhatsAppReplies.Local.Tests.EndToEnd.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd;

/// <summary>While a reply is being made, somebody else does something to the conversation.</summary>
[Collection(EndToEndRun.Collection)]
public sealed class ConcurrentChangeTests(EndToEndRun run)
{
    private static readonly TestScenario<ConversationOutcome> CustomerWritesOn = new(StackKind.AsDeployed, async cloud =>
    {
        var customer = cloud.Customer("Tuesday works for me.");
        customer.Faults.HoldFirstWorkerIn(TurnCall.CleanUp, () => customer.WriteAsync("No wait, Wednesday is better."));
        return await customer.RunAsync();
    });

    private static readonly TestScenario<ConversationOutcome> CustomerWritesBeforeTheClaim = new(StackKind.AsDeployed, async cloud =>
    {
        var customer = cloud.Customer("Thursday is fine.");
        customer.Faults.HoldFirstWorkerIn(TurnCall.Claim, () => customer.WriteAsync("Or Friday, if that helps."));
        return await customer.RunAsync();
    });

    private static readonly TestScenario<ConversationOutcome> PersonTakesOver = new(StackKind.AsDeployed, async cloud =>
    {
        var customer = cloud.Customer("I would rather talk to somebody.");
        customer.Faults.HoldFirstWorkerIn(TurnCall.Checkpoint, customer.TakeOverAsync);
        return await customer.RunAsync();
    });

    [Fact]
    public async Task A_message_that_is_staged_before_the_clean_up_is_answered_by_the_same_delivery() =>
        IsAnsweredInASecondTurn(await run.OutcomeOfAsync(CustomerWritesOn));

    [Fact]
    public async Task A_message_that_is_staged_between_the_read_and_the_claim_is_answered_by_the_same_delivery() =>
        IsAnsweredInASecondTurn(await run.OutcomeOfAsync(CustomerWritesBeforeTheClaim));

    [Fact]
    public async Task A_person_who_takes_over_while_the_model_runs_finds_the_messages_and_no_reply()
    {
        var end = await run.OutcomeOfAsync(PersonTakesOver);
        Invariants.Check(end);
        Assert.Single(end.UserEntries);
        Assert.Empty(end.Replies);
        Assert.Equal(0, end.Sends);
        Assert.Equal(Contract.Statuses.AwaitingHuman, end.Status);
    }

    private static void IsAnsweredInASecondTurn(ConversationOutcome end)
    {
        Invariants.Check(end);
        Assert.Equal(2, end.Replies.Count);
        Assert.Equal(2, Assert.Single(end.Summaries).Number("turns"));
        Assert.Empty(end.StagedSids);
    }
}
