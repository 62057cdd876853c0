using WhatsAppReplies.Local.Tests.EndToEnd.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd;

/// <summary>A write is applied and answered with a 500: the client repeats it, and its condition fails because of the first attempt.</summary>
[Collection(EndToEndRun.Collection)]
public sealed class LostAnswerTests(EndToEndRun run)
{
    private static readonly TestScenario<ConversationOutcome> OfTheClaim = LostAt(TurnCall.Claim);
    private static readonly TestScenario<ConversationOutcome> OfTheCheckpoint = LostAt(TurnCall.Checkpoint);
    private static readonly TestScenario<ConversationOutcome> OfTheLastWrite = LostAt(TurnCall.Finish);

    [Fact]
    public async Task Of_the_claim_is_recognised_as_this_workers_own_claim() => IsAnsweredAtOnce(await run.OutcomeOfAsync(OfTheClaim));

    [Fact]
    public async Task Of_the_checkpoint_is_recognised_as_this_workers_own_reply() => IsAnsweredAtOnce(await run.OutcomeOfAsync(OfTheCheckpoint));

    [Fact]
    public async Task Of_the_last_write_is_recognised_as_this_workers_finished_turn() => IsAnsweredAtOnce(await run.OutcomeOfAsync(OfTheLastWrite));

    private static TestScenario<ConversationOutcome> LostAt(TurnCall call) => new(StackKind.AsDeployed, async cloud =>
    {
        var customer = cloud.Customer($"My answer number {(int)call} is yes.");
        customer.Faults.FailAfter(call);
        return await customer.RunAsync();
    });

    private static void IsAnsweredAtOnce(ConversationOutcome end)
    {
        Invariants.Check(end);
        Assert.Equal("Replied", Assert.Single(end.Summaries).Text("outcome"));
        Assert.Equal((1, 1, 0), (end.ModelCalls.Count, end.Sends, end.ReadBacks));
        Assert.Equal(Contract.Statuses.ReplySent, end.Status);
    }
}
