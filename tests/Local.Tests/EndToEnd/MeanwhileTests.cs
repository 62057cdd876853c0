using WhatsAppReplies.Local.Tests.EndToEnd.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd;

/// <summary>While a reply is being made, somebody else does something to the conversation.</summary>
[Collection(EndToEndRun.Collection)]
public sealed class MeanwhileTests(EndToEndRun run)
{
    private static readonly Story<ConversationEnd> CustomerWritesOn = new(StackKind.AsDeployed, async cloud =>
    {
        var customer = cloud.Customer("Tuesday works for me.");
        customer.Faults.HoldFirstWorkerIn(TurnCall.CleanUp, () => customer.WriteAsync("No wait, Wednesday is better."));
        return await customer.PlayAsync();
    });

    private static readonly Story<ConversationEnd> CustomerWritesBeforeTheClaim = new(StackKind.AsDeployed, async cloud =>
    {
        var customer = cloud.Customer("Thursday is fine.");
        customer.Faults.HoldFirstWorkerIn(TurnCall.Claim, () => customer.WriteAsync("Or Friday, if that helps."));
        return await customer.PlayAsync();
    });

    private static readonly Story<ConversationEnd> PersonTakesOver = new(StackKind.AsDeployed, async cloud =>
    {
        var customer = cloud.Customer("I would rather talk to somebody.");
        customer.Faults.HoldFirstWorkerIn(TurnCall.Checkpoint, customer.TakeOverAsync);
        return await customer.PlayAsync();
    });

    [Fact]
    public async Task A_message_that_is_staged_before_the_clean_up_is_answered_by_the_same_delivery() => IsAnsweredInASecondTurn(await run.EndOfAsync(CustomerWritesOn));

    [Fact]
    public async Task A_message_that_is_staged_between_the_read_and_the_claim_is_answered_by_the_same_delivery() =>
        IsAnsweredInASecondTurn(await run.EndOfAsync(CustomerWritesBeforeTheClaim));

    [Fact]
    public async Task A_person_who_takes_over_while_the_model_runs_finds_the_messages_and_no_reply()
    {
        var end = await run.EndOfAsync(PersonTakesOver);
        Promises.Hold(end);
        Assert.Single(end.UserEntries);
        Assert.Empty(end.Replies);
        Assert.Equal(0, end.Sends);
        Assert.Equal(Contract.Statuses.AwaitingHuman, end.Status);
    }

    private static void IsAnsweredInASecondTurn(ConversationEnd end)
    {
        Promises.Hold(end);
        Assert.Equal(2, end.Replies.Count);
        Assert.Equal(2, Assert.Single(end.Summaries).Number("turns"));
        Assert.Empty(end.StagedSids);
    }
}
