using WhatsAppReplies.Local.Tests.EndToEnd.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd;

/// <summary>A table refuses one kind of write for a minute, which is longer than the client repeats it.</summary>
[Collection(EndToEndRun.Collection)]
public sealed class OutageTests(EndToEndRun run)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static readonly TestScenario<ConversationOutcome> OfTheLastWrite = new(StackKind.ShortClaims, async cloud =>
    {
        var customer = cloud.Customer("Which bus goes there?");
        customer.Faults.RefuseFor(TurnCall.Finish, Minute);
        return await customer.RunAsync();
    });

    private static readonly TestScenario<ConversationOutcome> OfTheCleanUp = new(StackKind.ShortClaims, async cloud =>
    {
        var customer = cloud.Customer("Are weekends free?", "I sing in a choir on Sundays.");
        customer.Faults.RefuseFor(TurnCall.CleanUp, Minute);
        return await customer.RunAsync();
    });

    [Fact]
    public async Task Of_the_last_write_leaves_one_reply_that_is_recorded_later()
    {
        var end = await run.OutcomeOfAsync(OfTheLastWrite);
        Invariants.Check(end);
        Assert.Single(end.Replies);
        Assert.Equal((1, 1), (end.ModelCalls.Count, end.Sends));
        Assert.All(end.Summaries.SkipLast(1), summary => Assert.Equal("TryAgain", summary.Text("outcome")));
        Assert.Equal("Replied", end.LastSummary.Text("outcome"));
        Assert.False(end.DeadLettered);
    }

    [Fact]
    public async Task Of_the_clean_up_leaves_nothing_staged_and_no_lock_and_answers_nothing_again()
    {
        var end = await run.OutcomeOfAsync(OfTheCleanUp);
        Invariants.Check(end);
        Assert.Single(end.Replies);
        Assert.Equal((1, 1), (end.ModelCalls.Count, end.Sends));
        Assert.Empty(end.StagedSids);
        Assert.Equal(2, end.LastSummary.Number("leftovers"));
        Assert.False(end.DeadLettered);
    }
}
