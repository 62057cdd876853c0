using WhatsAppReplies.Local.Tests.Live.Harness;

namespace WhatsAppReplies.Local.Tests.Live;

/// <summary>The page's buttons: whatever is broken, each customer gets one reply, and nothing is lost or comes twice.</summary>
[Collection(LiveFixture.Collection)]
public sealed class BreakTests(LiveFixture fixture)
{
    /// <summary>One machine kills one worker at a time; that both leases end is waited for at once.</summary>
    [Fact]
    public async Task A_killed_workers_turn_is_taken_over_and_the_model_is_asked_again_only_before_the_checkpoint()
    {
        using var before = await KilledAsync("before-checkpoint");
        using var after = await KilledAsync("before-finish");

        await TakenOverAsync(before, asked: 2);
        await TakenOverAsync(after, asked: 1);
    }

    private async Task<LiveCustomer> KilledAsync(string point)
    {
        var customer = await fixture.CustomerAsync();
        await customer.BreakAsync("kill", new { point });
        await customer.WriteAsync($"killed {point}");
        await customer.UntilAsync(happened => happened.IsStep("died"));
        return customer;
    }

    private static async Task TakenOverAsync(LiveCustomer customer, int asked)
    {
        var events = await customer.UntilAsync(happened => happened.IsStep("acknowledged"));

        Assert.Single(events, happened => happened.IsStep("died"));
        Assert.Contains(events, happened => happened.IsStep("came-back"));
        Assert.Equal(asked, events.Count(happened => happened.IsStep("model")));
        Assert.Single(events, happened => happened.IsFrom("company"));
        await NothingLostNothingTwiceAsync(customer);
    }

    [Fact]
    public async Task Twilio_takes_a_message_and_drops_the_call_and_the_customer_gets_it_once()
    {
        using var customer = await fixture.CustomerAsync();
        await customer.BreakAsync("twilio-drops");
        await customer.WriteAsync("dropped");

        Assert.Single(await customer.RepliesAsync());
        await NothingLostNothingTwiceAsync(customer);
    }

    [Fact]
    public async Task The_model_fails_and_the_reply_comes_all_the_same()
    {
        using var customer = await fixture.CustomerAsync();
        await customer.BreakAsync("model-fails");
        await customer.WriteAsync("failed");

        Assert.Single(await customer.RepliesAsync());
        await NothingLostNothingTwiceAsync(customer);
    }

    [Fact]
    public async Task A_trigger_that_two_workers_get_is_answered_once()
    {
        using var customer = await fixture.CustomerAsync();
        await customer.BreakAsync("trigger-twice");
        await customer.WriteAsync("twice");

        Assert.Single(await customer.RepliesAsync());
        await NothingLostNothingTwiceAsync(customer);
    }

    [Fact]
    public async Task Staged_items_that_expire_are_staged_again()
    {
        using var customer = await fixture.CustomerAsync();
        await customer.WriteAsync("expires");
        await customer.UntilAsync(happened => happened.IsStep("receipt"));
        await customer.BreakAsync("items-expire");

        var events = await customer.UntilAsync(happened => happened.IsStep("acknowledged"));

        Assert.Contains(events, happened => happened.IsStep("staged-again"));
        Assert.Single(events, happened => happened.IsFrom("company"));
        await NothingLostNothingTwiceAsync(customer);
    }

    [Fact]
    public async Task What_was_written_while_the_webhook_was_down_is_found_by_the_sweep()
    {
        using var customer = await fixture.CustomerAsync();
        await customer.BreakAsync("webhook-down");
        await customer.WriteAsync("nobody hears me");

        var events = await customer.UntilAsync(happened => happened.IsStep("acknowledged"));

        Assert.False(events.First(happened => happened.IsStep("webhook")).Data.GetProperty("facts").GetProperty("isTaken").GetBoolean());
        Assert.Single(events, happened => happened.IsFrom("company"));
        await NothingLostNothingTwiceAsync(customer);
    }

    [Fact]
    public async Task Without_bodies_in_Twilios_lists_a_reply_with_an_unknown_end_still_comes_once()
    {
        using var customer = await fixture.CustomerAsync();
        await customer.BreakAsync("bodies-hidden", new { isOn = true });
        await customer.BreakAsync("twilio-drops");
        await customer.WriteAsync("hidden");

        var replies = await customer.RepliesAsync();
        await customer.BreakAsync("bodies-hidden");

        Assert.Single(replies);
        await NothingLostNothingTwiceAsync(customer);
    }

    /// <summary>From the tables and the phones of all tests before this one, too.</summary>
    private static async Task NothingLostNothingTwiceAsync(LiveCustomer customer)
    {
        var count = await customer.CountAsync(count => count.GetProperty("waiting").GetInt32() == 0);

        Assert.Equal(0, count.GetProperty("lost").GetInt32());
        Assert.Equal(0, count.GetProperty("twice").GetInt32());
        Assert.Equal(0, count.GetProperty("forAPerson").GetInt32());
        Assert.Equal(count.GetProperty("written").GetInt32(), count.GetProperty("answered").GetInt32());
    }
}
