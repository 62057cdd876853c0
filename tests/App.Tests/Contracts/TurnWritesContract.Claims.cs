using WhatsAppReplies.Replies.Conversations;
using WhatsAppReplies.Replies.Conversations.Writes;
using WhatsAppReplies.Replies.Turns;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Contracts;

/// <content>Who gets a conversation, and what its steps count.</content>
public abstract partial class TurnWritesContract
{
    [Fact]
    public async Task A_missing_record_cannot_be_claimed_and_is_not_created()
    {
        Assert.IsType<ClaimOutcome.NoRecord>(await ClaimAsync("me"));

        Assert.Null(await FindAsync());
    }

    [Fact]
    public async Task A_claim_returns_the_whole_record_and_keeps_what_it_does_not_know()
    {
        await PutAsync(("conversation_status", Av.S("template_sent")), ("unknown", Av.M(new() { ["deep"] = new() { N = "1.0" } })));

        var held = Assert.IsType<ClaimOutcome.Held>(await ClaimAsync("me"));

        Assert.Equal("template_sent", held.Item["conversation_status"].S);
        Assert.Equal("template_sent", held.PreviousStatus!.S);
        Assert.False(held.TakenOver);
        var item = (await FindAsync())!;
        Assert.Equal("processing_reply", item["conversation_status"].S);
        Assert.Equal("template_sent", item["processing_previous_status"].S);
        Assert.Equal("me", item["processing_owner"].S);
        Assert.Equal("1", item["processing_step"].N);
        Assert.Equal(Deadline.ToUnixTimeMilliseconds(), long.Parse(item["processing_deadline"].N, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("1", item["unknown"].M["deep"].N[..1]);
    }

    [Fact]
    public async Task A_live_claim_is_busy_until_its_deadline_and_can_be_taken_over_after_it()
    {
        await PutAsync(("conversation_status", Av.S("template_sent")));
        await ClaimAsync("first");
        var deadline = Deadline;

        Assert.Equal(deadline, Assert.IsType<ClaimOutcome.Busy>(await ClaimAsync("second")).Until);
        _clock.Advance(deadline - _clock.GetUtcNow());
        Assert.IsType<ClaimOutcome.Busy>(await ClaimAsync("second"));
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        var held = Assert.IsType<ClaimOutcome.Held>(await ClaimAsync("second"));

        Assert.True(held.TakenOver);
        Assert.Equal("template_sent", held.PreviousStatus!.S);
        Assert.Equal("template_sent", (await FindAsync())!["processing_previous_status"].S);
    }

    [Fact]
    public async Task Processing_without_a_deadline_counts_as_abandoned()
    {
        await PutAsync(("conversation_status", Av.S("processing_reply")));

        Assert.IsType<ClaimOutcome.Held>(await ClaimAsync("me"));
    }

    [Fact]
    public async Task A_deadline_that_is_no_number_counts_as_none()
    {
        await PutAsync(("conversation_status", Av.S("processing_reply")), ("processing_deadline", Av.S("tomorrow")));

        Assert.IsType<ClaimOutcome.Held>(await ClaimAsync("me"));
    }

    [Fact]
    public async Task A_record_without_a_status_can_be_claimed()
    {
        await PutAsync();

        var held = Assert.IsType<ClaimOutcome.Held>(await ClaimAsync("me"));

        Assert.Null(held.PreviousStatus);
        Assert.True((await FindAsync())!["processing_previous_status"].NULL);
    }

    [Fact]
    public async Task Our_own_earlier_claim_is_ours()
    {
        await PutAsync(("conversation_status", Av.S("template_sent")));
        await ClaimAsync("me");

        var held = Assert.IsType<ClaimOutcome.Held>(await ClaimAsync("me"));

        Assert.Equal("template_sent", held.PreviousStatus!.S);
        Assert.Equal(1, held.Claim.Step);
    }

    [Fact]
    public async Task A_claim_that_has_ended_is_not_granted_once_more()
    {
        var (conversation, _) = await HoldAsync();
        await conversation.ReleaseAsync(Why, default);

        Assert.IsType<ClaimOutcome.Busy>(await ClaimAsync("me"));

        Assert.Equal("retry", (await FindAsync())!["conversation_status"].S);
        Assert.IsType<ClaimOutcome.Held>(await ClaimAsync("other"));
    }

    [Fact]
    public async Task Every_write_raises_the_step_and_the_old_step_is_refused()
    {
        var (conversation, store) = await HoldAsync();
        var claim = conversation.Claim;
        Assert.IsType<WriteOutcome.Applied>(await conversation.CheckpointAsync(Reply(PartState.Sending), default));

        Assert.Equal("2", (await FindAsync())!["processing_step"].N);
        var late = new ClaimedConversation(store, claim with { Step = 0 }, Terms, _clock);
        Assert.IsType<WriteOutcome.Blocked>(await late.NextPartAsync(Reply(PartState.Sent), default));
    }

    [Fact]
    public async Task Steps_go_on_counting_from_claim_to_claim_and_over_a_take_over()
    {
        var (conversation, _) = await HoldAsync();
        await conversation.CheckpointAsync(Reply(PartState.Sending), default);
        await conversation.ReleaseAsync(Why, default);
        Assert.Equal("3", (await FindAsync())!["last_processing_step"].N);

        var next = Assert.IsType<ClaimOutcome.Held>(await ClaimAsync("other"));
        _clock.Advance(TimeSpan.FromHours(1));
        var taker = Assert.IsType<ClaimOutcome.Held>(await ClaimAsync("third"));

        Assert.Equal((4, 5), (next.Claim.Step, taker.Claim.Step));
        Assert.Equal("5", (await FindAsync())!["processing_step"].N);
    }

    [Fact]
    public async Task What_was_stuck_behind_a_claim_that_comes_back_after_other_turns_is_refused()
    {
        var (conversation, store) = await HoldAsync();
        var stuck = new ClaimedConversation(store, conversation.Claim, Terms, _clock);
        await conversation.RecordForHumanAsync(Customer, null, default);
        var other = Assert.IsType<ClaimOutcome.Held>(await ClaimAsync("other"));
        await new ClaimedConversation(store, other.Claim, Terms, _clock).ReleaseAsync(Why, default);
        Assert.IsType<ClaimOutcome.Held>(await ClaimAsync("me"));

        await stuck.RecordForHumanAsync(Customer, null, default);

        var item = (await FindAsync())!;
        Assert.Single(item["messages"].L);
        Assert.Equal("me", item["processing_owner"].S);
    }

    [Fact]
    public async Task A_claim_that_comes_twice_does_not_move_the_step_on_although_somebody_freed_the_status()
    {
        await HoldAsync();
        var freed = (await FindAsync())!;
        freed["conversation_status"] = Av.S("template_sent");
        await PutAsync([.. freed.Where(attribute => !Key.ContainsKey(attribute.Key)).Select(attribute => (attribute.Key, attribute.Value))]);

        await ClaimAsync("me");

        var item = (await FindAsync())!;
        Assert.Equal(("1", "template_sent"), (item["processing_step"].N, item["conversation_status"].S));
    }

    [Theory]
    [InlineData("processing_step")]
    [InlineData("last_processing_step")]
    public async Task A_step_that_is_no_number_cannot_be_counted_on_from(string name)
    {
        await PutAsync(("conversation_status", Av.S("template_sent")), (name, Av.S("three")));

        Assert.IsType<ClaimOutcome.Invalid>(await ClaimAsync("me"));

        Assert.Equal("template_sent", (await FindAsync())!["conversation_status"].S);
    }
}
