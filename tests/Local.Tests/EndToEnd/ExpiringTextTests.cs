using WhatsAppReplies.Local.Providers.OpenAi;
using WhatsAppReplies.Local.Providers.Twilio;
using WhatsAppReplies.Local.Tests.EndToEnd.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd;

/// <summary>The stage table takes an item at the very second at which it may. What its customer wrote is answered all the same.</summary>
[Collection(EndToEndRun.Collection)]
public sealed class ExpiringTextTests(EndToEndRun run)
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(20);

    /// <summary>Enough for two sweeps.</summary>
    private static readonly TimeSpan Swept = Life + TimeSpan.FromSeconds(3);

    private static readonly TestScenario<(IReadOnlyList<string> StagedWithTheDeadLetter, ConversationOutcome End)> RedrivenLate = new(
        StackKind.AsDeployed, async cloud =>
        {
            var customer = cloud.Customer("Do I get a payslip?").WhoseItemsLive(Life);
            var hasQuota = false;
            customer.WhenModelIsAsked(new OpenAiFault.Refuse(OpenAiError.QuotaExceeded()), () => !hasQuota);
            await customer.PutAsync();
            await Task.WhenAll(customer.TriggerAsync(), Task.Delay(Swept, TimeProvider.System));
            var staged = (await customer.LookAsync()).StagedSids;

            hasQuota = true;
            await customer.TriggerAsync();
            return (staged, await customer.LookAsync());
        });

    private static readonly TestScenario<ConversationOutcome> SlowDelivery = new(StackKind.ShortClaims, async cloud =>
    {
        var customer = cloud.Customer("Is the kitchen shared?").WhoseItemsLive(Life);
        customer.WhenModelIsNextAsked(() =>
        {
            customer.Faults.KillWorker();
            return new OpenAiFault.Drop();
        });
        return await customer.RunAsync();
    });

    private static readonly TestScenario<ConversationOutcome> WaitedTooLong = new(StackKind.AsDeployed, async cloud =>
    {
        var customer = cloud.Customer();
        customer.WroteWhatHasExpired("Is the flat furnished?");
        await customer.PutRecordAsync();
        await customer.TriggerAsync();
        return await customer.LookAsync();
    });

    private static readonly TestScenario<(ConversationOutcome DeadLetter, ConversationOutcome End)> HiddenByTwilio = new(StackKind.AsDeployed, async cloud =>
    {
        var customer = cloud.Customer();
        customer.WroteWhatHasExpired("Is the deposit returned?");
        var hides = true;
        customer.WhenAskedForMine(new TwilioFault.Redacted(), () => hides);
        await customer.PutRecordAsync();
        await customer.TriggerAsync();
        var deadLetter = await customer.LookAsync();

        hides = false;
        await customer.TriggerAsync();
        return (deadLetter, await customer.LookAsync());
    });

    private static readonly TestScenario<ConversationOutcome> NothingWasWritten = new(StackKind.AsDeployed, cloud => cloud.Customer().RunAsync());

    [Fact]
    public async Task A_dead_letter_that_is_redriven_after_its_messages_would_have_expired_is_answered()
    {
        var (staged, end) = await run.OutcomeOfAsync(RedrivenLate);
        Assert.Single(staged);
        Invariants.Check(end);
        Assert.True(end.DeadLettered);
        Assert.Equal("openai_quota", end.Summaries[0].Text("reason"));
        Assert.Single(end.Replies);
        Assert.Equal(Contract.Statuses.ReplySent, end.Status);
    }

    [Fact]
    public async Task Messages_that_would_have_expired_during_a_slow_delivery_are_answered_by_the_next()
    {
        var end = await run.OutcomeOfAsync(SlowDelivery);
        Invariants.Check(end);
        Assert.Single(end.Replies);
        Assert.Equal("Replied", Assert.Single(end.Summaries).Text("outcome"));
    }

    [Fact]
    public async Task What_expired_before_any_worker_saw_it_is_staged_again_from_Twilios_list_and_answered()
    {
        var end = await run.OutcomeOfAsync(WaitedTooLong);
        Invariants.Check(end);
        Assert.Single(end.Replies);
        Assert.Equal(("Replied", 1), (Assert.Single(end.Summaries).Text("outcome"), end.LastSummary.Number("stagedAgain")));
        Assert.Single(end.Logs, record => record.Level == "WARNING");
    }

    [Fact]
    public async Task What_expired_and_is_hidden_by_Twilio_is_a_persons_and_nothing_is_acknowledged_until_it_can_be_had()
    {
        var (deadLetter, end) = await run.OutcomeOfAsync(HiddenByTwilio);
        Assert.True(deadLetter.DeadLettered);
        Assert.All(deadLetter.Summaries, summary =>
            Assert.Equal(("Refused", "staged_text_expired", "CRITICAL"), (summary.Text("outcome"), summary.Text("reason"), summary.Level)));
        Assert.Empty(deadLetter.Replies);

        Invariants.Check(end);
        Assert.Single(end.Replies);
        Assert.Equal("Replied", end.LastSummary.Text("outcome"));
    }

    [Fact]
    public async Task A_trigger_that_finds_nothing_and_no_turn_since_it_was_sent_is_acknowledged_with_a_warning_when_Twilio_has_nothing_either()
    {
        var end = await run.OutcomeOfAsync(NothingWasWritten);
        Invariants.Check(end);
        Assert.Equal("NothingToAnswer", Assert.Single(end.Summaries).Text("outcome"));
        Assert.Single(end.Logs, record => record.Level == "WARNING");
    }
}
