using WhatsAppReplies.Local.Providers.OpenAi;
using WhatsAppReplies.Local.Tests.EndToEnd.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd;

/// <summary>
/// What a trigger does while a provider is out for half an hour.
/// Nobody waits for that here: each receive of one trigger is the first one that a function sees of another,
/// whose earlier receives went to somebody who looked into the queue.
/// </summary>
[Collection(LongRun.Collection)]
public sealed class RetryScheduleTests(LongRun run)
{
    /// <summary>As many as a stack has that says nothing else.</summary>
    private const int Receives = 12;

    private static readonly TimeSpan LongOutage = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private static readonly TestScenario<(TimeSpan Wait, ConversationOutcome End)[]> EachReceive = new(StackKind.WholeLeases, cloud =>
        Task.WhenAll(Enumerable.Range(1, Receives).Select(async receive =>
        {
            var customer = cloud.Customer($"This is my question number {receive}.");
            // A service that is out does not know for how long: whether it asks for no time or for an hour changes nothing.
            customer.WhenModelIsAsked(new OpenAiFault.Refuse(OpenAiError.Overloaded with { RetryAfterSeconds = receive % 2 == 1 ? 0 : 3600 }));
            cloud.Looks.At(customer, receive - 1);
            await customer.PutAsync();
            await customer.SendTriggerAsync();
            await customer.DeliveriesAsync(1);
            return (customer.Faults.Visibilities[^1], await customer.LookAsync());
        })));

    private static readonly TestScenario<ConversationOutcome> LookedAt = new(StackKind.WholeLeases, async cloud =>
    {
        var customer = cloud.Customer("Are pets allowed at work?");
        cloud.Looks.At(customer, 5);
        return await customer.RunAsync();
    });

    [Fact]
    public async Task An_outage_of_half_an_hour_ends_before_the_last_receive_and_nobody_waits_for_more_than_five_minutes_after_it()
    {
        var waits = (await run.OutcomeOfAsync(EachReceive)).Select(end => end.Wait).ToList();
        Assert.InRange(waits[0], TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
        Assert.All(waits, wait => Assert.True(wait <= LongestWait, $"{wait}"));
        var together = waits.SkipLast(1).Aggregate((left, right) => left + right);
        Assert.True(together >= LongOutage, $"{together}");
    }

    [Fact]
    public async Task Before_the_last_receive_the_record_says_that_somebody_tries_again_and_at_the_last_one_that_nobody_does_and_why()
    {
        var ends = (await run.OutcomeOfAsync(EachReceive)).Select(end => end.End).ToList();
        Assert.All(ends.SkipLast(1), end => Assert.Equal((Contract.Statuses.Retry, "WARNING"), (end.Status, Assert.Single(end.Summaries).Level)));
        var last = ends[^1];
        Assert.Equal((Contract.Statuses.ReplyFailed, "CRITICAL"), (last.Status, Assert.Single(last.Summaries).Level));
        Assert.Equal("openai_unavailable", last.LastSummary.Text("reason"));
        Assert.NotEmpty(last.StatusReason!);
    }

    [Fact]
    public async Task Receives_that_others_used_up_leave_enough_and_are_told_apart_in_the_summary()
    {
        var end = await run.OutcomeOfAsync(LookedAt);
        Invariants.Check(end);
        Assert.False(end.DeadLettered);
        var only = Assert.Single(end.Summaries);
        Assert.Equal(("Replied", 6, 5), (only.Text("outcome"), only.Number("receiveCount"), only.Number("receivesWithoutTurn")));
    }
}
