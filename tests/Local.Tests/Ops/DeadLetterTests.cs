using WhatsAppReplies.Local.Providers.Twilio.Network;
using WhatsAppReplies.Local.Tests.Time;
using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Local.Tests.Ops;

/// <summary>An operator in front of the dead-letter queue.</summary>
[Collection(OpsRun.Collection)]
public sealed class DeadLetterTests(OpsRun run) : IAsyncLifetime
{
    private const string Reason = "assistant_missing: The assistant is not in the assistants table.";

    public Task InitializeAsync() => run.EmptyDeadLettersAsync();

    public Task DisposeAsync() => run.EmptyDeadLettersAsync();

    [Fact]
    public async Task The_list_tells_ages_and_reasons_and_nothing_of_a_customer()
    {
        var customer = await run.Customer("I have two children").With(Names.Status, Contract.Statuses.ReplyFailed).With(Names.StatusReason, Reason).PutAsync();
        var letter = await run.BuryAsync(customer.Trigger);

        var outcome = await run.RunAsync("dead-letters");

        Assert.Equal(0, outcome.Code);
        Assert.Contains(letter, outcome.Output, StringComparison.Ordinal);
        Assert.Contains(customer.Hash, outcome.Output, StringComparison.Ordinal);
        Assert.Contains("assistant_missing", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("1 seen of about 1. Nothing was changed.", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(customer.Id, outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(customer.Sample.PrimaryChannel, outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("children", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_looked_at_can_be_looked_at_again_at_once()
    {
        for (var count = 0; count < 12; count++)
            await run.BuryAsync((await run.Customer("hello").PutAsync()).Trigger);

        Assert.Contains("12 seen of about 12.", (await run.RunAsync("dead-letters")).Output, StringComparison.Ordinal);
        Assert.Contains("12 seen of about 12.", (await run.RunAsync("dead-letters")).Output, StringComparison.Ordinal);
        Assert.Contains("5 seen of about 12.", (await run.RunAsync("dead-letters", "--most", "5")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_queue_is_said_to_be_empty()
    {
        var outcome = await run.RunAsync("dead-letters");

        Assert.Equal(0, outcome.Code);
        Assert.Contains("There is no dead letter.", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_is_inspected_by_its_id_and_names_its_conversation()
    {
        var customer = await run.Customer("hello").With(Names.Status, Contract.Statuses.ReplyFailed).With(Names.StatusReason, Reason).PutAsync();
        await run.BuryAsync((await run.Customer("somebody else").PutAsync()).Trigger);
        var letter = await run.BuryAsync(customer.Trigger);

        var outcome = await run.RunAsync("dead-letters", "--message", letter);

        Assert.Equal(0, outcome.Code);
        Assert.Contains(customer.Id, outcome.Output, StringComparison.Ordinal);
        Assert.Contains(Reason, outcome.Output, StringComparison.Ordinal);
        Assert.Contains("unanswered, 1 staged", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await run.RunAsync("dead-letters", "--message", "no-such-letter")).Code);
    }

    [Fact]
    public async Task What_waits_for_an_answer_is_sent_back_and_answered()
    {
        var customer = await run.Customer("Do you still need me?")
            .With(Names.Status, Contract.Statuses.ReplyFailed)
            .With(Names.StatusReason, Reason)
            .PutAsync();
        await run.BuryAsync(customer.Trigger);

        var outcome = await run.RunAsync("dead-letters", "--send-back");

        Assert.Equal(0, outcome.Code);
        Assert.Contains("Sent back: 1, at most 60 a minute. Taken off as answered: 0. Left: 0.", outcome.Output, StringComparison.Ordinal);
        await customer.DeliveredAsync();
        Assert.Single(customer.Phone.Shown);
        Assert.Equal(0, await run.DeadLettersAsync());
    }

    [Fact]
    public async Task What_a_live_lease_works_on_is_left()
    {
        var customer = await run.Customer("hello").ClaimedFor(TimeSpan.FromMinutes(1)).PutAsync();
        var letter = await run.BuryAsync(customer.Trigger);

        var outcome = await run.RunAsync("dead-letters", "--send-back");

        Assert.Equal(0, outcome.Code);
        Assert.Contains($"left  {letter}  a worker is on it", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(1, await run.DeadLettersAsync());
    }

    [Fact]
    public async Task What_was_answered_meanwhile_is_left_until_somebody_says_otherwise()
    {
        var customer = await run.Customer("hello").WhoWasAnswered().PutAsync();
        var letter = await run.BuryAsync(customer.Trigger);

        var left = await run.RunAsync("dead-letters", "--send-back");

        Assert.Contains($"left  {letter}  answered meanwhile", left.Output, StringComparison.Ordinal);
        Assert.Equal(1, await run.DeadLettersAsync());

        var discarded = await run.RunAsync("dead-letters", "--send-back", "--discard-answered");

        Assert.Contains("Taken off as answered: 1.", discarded.Output, StringComparison.Ordinal);
        Assert.Equal(0, await run.DeadLettersAsync());
        Assert.False(await run.Store.IsLockedAsync(customer.Sample, CancellationToken.None));
    }

    [Fact]
    public async Task A_message_that_comes_while_its_letter_is_taken_off_is_sent_for()
    {
        var customer = await run.Customer("hello").WhoWasAnswered().PutAsync();
        await run.BuryAsync(customer.Trigger);
        run.Before("DeleteItem", customer.Sample, () => customer.StageAsync("one more thing"));

        var outcome = await run.RunAsync("dead-letters", "--send-back", "--discard-answered");

        Assert.Contains("Sent back: 1", outcome.Output, StringComparison.Ordinal);
        await customer.DeliveredAsync();
        Assert.Single(customer.Phone.Shown);
    }

    [Fact]
    public async Task A_reply_that_was_being_sent_is_sent_for_although_nothing_is_staged()
    {
        var customer = await run.Customer().With(Names.Status, Contract.Statuses.ReplySent).With(Names.ExpiredTextSince, 1).PutAsync();
        await run.BuryAsync(customer.Trigger);

        var outcome = await run.RunAsync("dead-letters");

        Assert.Contains("unanswered, nothing staged", outcome.Output, StringComparison.Ordinal);
    }

    /// <summary>Throttled at each receive, or looked at by somebody: no worker has seen it, and what was staged lived for less.</summary>
    [Fact]
    public async Task What_expired_before_any_worker_saw_it_is_sent_back_with_the_time_of_its_sending_and_never_passes_for_answered()
    {
        var before = DateTimeOffset.UtcNow.AddDays(-1);
        var customer = await run.Customer().With(Names.Status, Contract.Statuses.ReplySent).With(Names.LastTurnAt, before.ToUnixTimeMilliseconds()).PutAsync();
        run.Cloud.Providers.Twilio.Network.WriteUntold(
            customer.Sample.PrimaryChannel,
            customer.Sample.Conversation[Names.IndexCompanyNumber]!.GetValue<string>(),
            new PhoneContent.Text("Is it still free?"));
        await run.BuryAsync(customer.Trigger);

        Assert.Contains("unanswered, nothing staged", (await run.RunAsync("dead-letters")).Output, StringComparison.Ordinal);
        Assert.Contains("Sent back: 1", (await run.RunAsync("dead-letters", "--send-back", "--discard-answered")).Output, StringComparison.Ordinal);

        await customer.DeliveredAsync();
        Assert.Single(customer.Phone.Shown);
    }

    [Theory]
    [InlineData("please answer", "no trigger: ")]
    [InlineData("""{"conversation_id": "nobody", "primary_channel": "nobody"}""", "its conversation has no record")]
    public async Task What_would_be_refused_again_is_left_for_somebody(string body, string why)
    {
        var letter = await run.BuryAsync(body);

        var outcome = await run.RunAsync("dead-letters", "--send-back");

        Assert.Equal(1, outcome.Code);
        Assert.Contains($"left  {letter}  {why}", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("please answer", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(1, await run.DeadLettersAsync());
    }

    [Fact]
    public async Task Only_the_one_that_is_named_is_sent_back()
    {
        var (first, second) = (await run.Customer("hello").PutAsync(), await run.Customer("hello").PutAsync());
        await run.BuryAsync(first.Trigger);
        var named = await run.BuryAsync(second.Trigger);

        Assert.Equal(0, (await run.RunAsync("dead-letters", "--send-back", "--message", named)).Code);

        await second.DeliveredAsync();
        Assert.Equal(1, await run.DeadLettersAsync());
        Assert.Contains("1 seen of about 1.", (await run.RunAsync("dead-letters")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_looked_at_is_said_and_is_not_done()
    {
        for (var count = 0; count < 3; count++)
            await run.BuryAsync((await run.Customer("hello").PutAsync()).Trigger);

        var outcome = await run.RunAsync("dead-letters", "--send-back", "--most", "2");

        Assert.Equal(1, outcome.Code);
        Assert.Contains("Sent back: 2,", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("About 1 more is there, which this run has not looked at: run it again.", outcome.Words, StringComparison.Ordinal);
        Assert.Equal(1, await run.DeadLettersAsync());
    }

    [Fact]
    public async Task They_go_back_no_faster_than_was_said()
    {
        var clock = new ManualClock(DateTimeOffset.UtcNow);
        for (var count = 0; count < 2; count++)
            await run.BuryAsync((await run.Customer("hello").PutAsync()).Trigger);

        var running = run.RunAsync(clock, CancellationToken.None, "dead-letters", "--send-back", "--rate", "2");
        await clock.UntilTimersAsync(1);
        Assert.Equal(1, await run.DeadLettersAsync());
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(running.IsCompleted);
        Assert.Equal(1, await run.DeadLettersAsync());
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Contains("Sent back: 2, at most 2 a minute.", (await running).Output, StringComparison.Ordinal);
        Assert.Equal(0, await run.DeadLettersAsync());
    }

    [Fact]
    public async Task Whoever_stops_it_leaves_what_was_not_sent_where_it_was()
    {
        var clock = new ManualClock(DateTimeOffset.UtcNow);
        using var stop = new CancellationTokenSource();
        for (var count = 0; count < 3; count++)
            await run.BuryAsync((await run.Customer("hello").PutAsync()).Trigger);

        var running = run.RunAsync(clock, stop.Token, "dead-letters", "--send-back");
        await clock.UntilTimersAsync(1);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Contains("2 seen of about 2.", (await run.RunAsync("dead-letters")).Output, StringComparison.Ordinal);
    }
}
