using WhatsAppReplies.Local.Providers.Twilio;
using WhatsAppReplies.Local.Tests.EndToEnd.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd;

/// <summary>Nobody can mend that a customer cannot be written to, and so nobody is paged for it. A used-up account is another matter.</summary>
[Collection(EndToEndRun.Collection)]
public sealed class CannotReplyTests(EndToEndRun run)
{
    private static readonly TimeSpan MoreThanADay = TimeSpan.FromHours(25);

    private static readonly TestScenario<ConversationOutcome> OptedOut =
        FirstSend.Meets(StackKind.AsDeployed, "Stop writing to me.", new TwilioFault.Refuse(TwilioError.OptedOut));

    private static readonly TestScenario<ConversationOutcome> WroteLongAgo =
        new(StackKind.AsDeployed, cloud => cloud.Customer("Sorry for the late answer.").WhoWroteAgo(MoreThanADay).RunAsync());

    private static readonly TestScenario<(ConversationOutcome DeadLetter, ConversationOutcome End)> DailyLimit = new(StackKind.AsDeployed, async cloud =>
    {
        var customer = cloud.Customer("Is there still a place?");
        var isUsedUp = true;
        customer.WhenSent(new TwilioFault.Refuse(TwilioError.DailyLimit), () => isUsedUp);
        var deadLetter = await customer.RunAsync();

        isUsedUp = false;
        await customer.TriggerAsync();
        return (deadLetter, await customer.LookAsync());
    });

    [Fact]
    public async Task A_customer_who_has_opted_out_is_recorded_and_nobody_is_paged() =>
        FirstSend.CannotReply(await run.OutcomeOfAsync(OptedOut), "twilio_opted_out");

    [Fact]
    public async Task A_customer_who_wrote_more_than_a_day_ago_is_recorded_and_neither_model_nor_Twilio_is_asked()
    {
        var end = await run.OutcomeOfAsync(WroteLongAgo);
        Invariants.Check(end);
        Assert.Equal((0, 0), (end.ModelCalls.Count, end.Sends));
        var only = Assert.Single(end.Summaries);
        Assert.Equal(("CannotReply", "outside_24_hour_window", "WARNING"), (only.Text("outcome"), only.Text("reason"), only.Level));
        Assert.Equal(Contract.Statuses.CannotReply, end.Status);
        Assert.Single(end.UserEntries);
        Assert.Empty(end.Replies);
    }

    [Fact]
    public async Task A_daily_limit_is_no_rate_limit_a_person_is_told_and_the_kept_reply_goes_out_once_when_it_is_raised()
    {
        var (deadLetter, end) = await run.OutcomeOfAsync(DailyLimit);
        Assert.True(deadLetter.DeadLettered);
        Assert.All(deadLetter.Summaries, summary =>
            Assert.Equal(("Refused", "twilio_daily_limit", "CRITICAL"), (summary.Text("outcome"), summary.Text("reason"), summary.Level)));
        Assert.Equal(Contract.Statuses.ReplyFailed, deadLetter.Status);
        Assert.Single(deadLetter.StagedSids);

        Invariants.Check(end);
        Assert.Single(end.Replies);
        Assert.Single(end.ModelCalls);
        Assert.Equal(Contract.Statuses.ReplySent, end.Status);
    }
}
