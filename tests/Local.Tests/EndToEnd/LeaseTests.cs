using WhatsAppReplies.Local.Providers.OpenAi;
using WhatsAppReplies.Local.Providers.Twilio;
using WhatsAppReplies.Local.Tests.EndToEnd.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd;

/// <summary>
/// In real time, with the timeouts that are deployed: nobody waits for a dead worker longer than two minutes, nor for a live one in the dead-letter queue.
/// </summary>
[Collection(LongRun.Collection)]
public sealed class LeaseTests(LongRun run)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(120);

    /// <summary>Once the claim has been renewed.</summary>
    private static readonly TimeSpan AfterTheRenewal = TimeSpan.FromSeconds(32);

    /// <summary>Longer than a lease, and than the two minutes that a model was once given.</summary>
    private static readonly TimeSpan LongThought = TimeSpan.FromSeconds(125);

    private static readonly TestScenario<ConversationOutcome> AfterTheClaim = new(StackKind.WholeLeases, async cloud =>
    {
        var customer = cloud.Customer("Do I have to stand all day?");
        customer.Faults.KillAfter(TurnCall.Claim);
        return await customer.RunAsync();
    });

    private static readonly TestScenario<ConversationOutcome> OverTheModel = new(StackKind.WholeLeases, async cloud =>
    {
        var customer = cloud.Customer("How old are the residents?");
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        customer.WhenModelIsNextAsked(() =>
        {
            asked.SetResult();
            return new OpenAiFault.Late(LongThought);
        });
        var ended = customer.RunAsync();
        await asked.Task;
        await Task.Delay(AfterTheRenewal, TimeProvider.System);
        customer.Faults.KillWorker();
        return await ended;
    });

    private static readonly TestScenario<ConversationOutcome> OverTheSend = new(StackKind.WholeLeases, async cloud =>
    {
        var customer = cloud.Customer("Who else works nights?");
        customer.WhenNextSent(() =>
        {
            customer.Faults.KillWorker();
            return new TwilioFault.Drop(Accepted: false);
        });
        return await customer.RunAsync();
    });

    private static readonly TestScenario<ConversationOutcome> BeforeTheLastWrite = new(StackKind.WholeLeases, async cloud =>
    {
        var customer = cloud.Customer("May I swap shifts?");
        customer.Faults.KillBefore(TurnCall.Finish);
        return await customer.RunAsync();
    });

    private static readonly TestScenario<ConversationOutcome> AnotherTriggerMeanwhile = new(StackKind.WholeLeases, async cloud =>
    {
        var customer = cloud.Customer("What is the training like?");
        customer.WhenModelIsNextAsked(new OpenAiFault.Late(LongThought));
        await customer.PutAsync();
        await Task.WhenAll(customer.SendTriggerAsync(), customer.SendTriggerAsync());
        await customer.DeliveriesAsync(3);
        return await customer.LookAsync();
    });

    [Fact]
    public async Task A_worker_that_is_killed_behind_its_claim_keeps_nobody_waiting() => IsAnsweredInTime(await run.OutcomeOfAsync(AfterTheClaim));

    [Fact]
    public async Task A_worker_that_is_killed_after_its_claim_was_renewed_keeps_nobody_waiting() => IsAnsweredInTime(await run.OutcomeOfAsync(OverTheModel));

    [Fact]
    public async Task A_worker_that_is_killed_over_a_send_that_was_not_accepted_keeps_nobody_waiting()
    {
        var end = await run.OutcomeOfAsync(OverTheSend);
        IsAnsweredInTime(end);
        Assert.Equal(2, end.Sends);
    }

    [Fact]
    public async Task A_worker_that_is_killed_before_its_last_write_keeps_nobody_waiting_and_its_message_is_not_sent_again()
    {
        var end = await run.OutcomeOfAsync(BeforeTheLastWrite);
        IsAnsweredInTime(end);
        Assert.Equal(1, end.Sends);
    }

    [Fact]
    public async Task A_model_that_thinks_for_longer_than_two_minutes_is_asked_once_and_its_answer_is_sent()
    {
        var end = await run.OutcomeOfAsync(AnotherTriggerMeanwhile);
        Invariants.Check(end);
        Assert.Equal((1, 1), (end.ModelCalls.Count, end.Sends));
    }

    [Fact]
    public async Task Another_trigger_that_meets_a_live_claim_again_and_again_waits_longer_each_time_and_frightens_nobody()
    {
        var end = await run.OutcomeOfAsync(AnotherTriggerMeanwhile);
        Assert.Equal(["Busy", "Busy", "Replied"], end.Summaries.Select(summary => summary.Text("outcome")));
        Assert.Equal([1, 2], end.Summaries.SkipLast(1).Select(summary => summary.Number("receiveCount")));
        Assert.DoesNotContain(end.Logs, record => record.IsCritical);
        // Those of the worker that held the claim are the lease, each time.
        var lease = end.Customer.Faults.Visibilities[0];
        Assert.Contains(end.Customer.Faults.Visibilities, visibility => visibility > lease + TimeSpan.FromSeconds(1));
    }

    private static void IsAnsweredInTime(ConversationOutcome end)
    {
        Invariants.Check(end);
        Assert.Single(end.Replies);
        Assert.False(end.DeadLettered);
        var waited = Assert.Single(end.Customer.Phone.Shown).ShownAt - end.Customer.Faults.KilledAt!.Value;
        Assert.True(waited < LongestWait, $"the customer waited {waited.TotalSeconds:0} s for a worker that had died");
    }
}
