using WhatsAppReplies.Local.Tests.EndToEnd.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd;

/// <summary>Receives that the function never saw count, as those of a throttled function do.</summary>
[Collection(EndToEndRun.Collection)]
public sealed class UnseenReceiveTests(EndToEndRun run)
{
    private static readonly TestScenario<(ConversationOutcome DeadLetter, ConversationOutcome End)> AllOfThem = new(StackKind.AsDeployed, async cloud =>
    {
        var customer = cloud.Customer("Is the contract permanent?");
        cloud.Looks.At(customer, 2);
        var deadLetter = await customer.RunAsync();
        await customer.TriggerAsync();
        return (deadLetter, await customer.LookAsync());
    });

    [Fact]
    public async Task A_trigger_whose_receives_all_went_unseen_is_a_dead_letter_of_which_nobody_wrote_and_is_answered_after_its_redrive()
    {
        var (deadLetter, end) = await run.OutcomeOfAsync(AllOfThem);
        Assert.True(deadLetter.DeadLettered);
        Assert.Empty(deadLetter.Logs);
        Assert.Single(deadLetter.StagedSids);

        Invariants.Check(end);
        Assert.Single(end.Replies);
        Assert.Equal("Replied", Assert.Single(end.Summaries).Text("outcome"));
    }
}
