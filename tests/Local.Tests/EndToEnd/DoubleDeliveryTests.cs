using WhatsAppReplies.Local.Tests.EndToEnd.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd;

/// <summary>A queue delivers at least once.</summary>
[Collection(EndToEndRun.Collection)]
public sealed class DoubleDeliveryTests(EndToEndRun run)
{
    private static readonly TestScenario<ConversationOutcome> AtTheSameInstant = new(StackKind.AsDeployed, async cloud =>
    {
        var customer = cloud.Customer("Is there a uniform?", "And who washes it?");
        cloud.DeliverTwice(customer);
        // So that the two meet whichever environment starts first.
        customer.Faults.HoldFirstWorkerIn(TurnCall.Finish, () => customer.DeliveriesAsync(1));
        await customer.RunAsync();
        await customer.DeliveriesAsync(2);
        return await customer.LookAsync();
    });

    private static readonly TestScenario<ConversationOutcome> BeforeTheCleanUp = new(StackKind.AsDeployed, async cloud =>
    {
        var customer = cloud.Customer("How long is the training?", "I have done a first aid course.");
        cloud.DeliverTwice(customer);
        var cleaningUp = new TaskCompletionSource();
        customer.Faults.HoldLaterWorkersIn(TurnCall.Claim, cleaningUp.Task);
        customer.Faults.HoldFirstWorkerIn(TurnCall.CleanUp, () =>
        {
            cleaningUp.SetResult();
            return customer.DeliveriesAsync(1);
        });
        await customer.RunAsync();
        await customer.DeliveriesAsync(2);
        return await customer.LookAsync();
    });

    [Fact]
    public async Task At_the_same_instant_makes_one_reply_and_one_worker_that_stands_back()
    {
        var end = await run.OutcomeOfAsync(AtTheSameInstant);
        Invariants.Check(end);
        Assert.Equal(["Busy", "Replied"], end.Summaries.Select(summary => summary.Text("outcome")));
        Assert.Equal((1, 1), (end.ModelCalls.Count, end.Sends));
    }

    [Fact]
    public async Task Between_the_last_write_and_the_clean_up_finds_leftovers_and_nothing_to_answer()
    {
        var end = await run.OutcomeOfAsync(BeforeTheCleanUp);
        Invariants.Check(end);
        Assert.Equal(["NothingToAnswer", "Replied"], end.Summaries.Select(summary => summary.Text("outcome")));
        Assert.Equal(2, end.Summaries[0].Number("leftovers"));
        Assert.Equal((1, 1), (end.ModelCalls.Count, end.Sends));
    }
}
