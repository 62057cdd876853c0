using WhatsAppReplies.Replies.Conversations;
using WhatsAppReplies.Replies.Conversations.Writes;
using WhatsAppReplies.Replies.Model;
using WhatsAppReplies.Replies.Turns;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Contracts;

/// <content>Checkpoint, hand-off and finish.</content>
public abstract partial class TurnWritesContract
{
    [Fact]
    public async Task A_checkpoint_is_refused_once_the_conversation_is_handed_to_a_human()
    {
        var (conversation, _) = await HoldAsync(("hand_off_to_human", Av.Bool(true)));

        Assert.IsType<WriteOutcome.Blocked>(await conversation.CheckpointAsync(Reply(PartState.Sending), default));

        Assert.True(conversation.IsHeld);
    }

    [Theory]
    [InlineData("false")]
    [InlineData("null")]
    [InlineData("zero")]
    [InlineData("missing")]
    public async Task A_checkpoint_takes_every_way_to_say_that_nobody_took_over(string form)
    {
        var (conversation, _) = form switch
        {
            "false" => await HoldAsync(("hand_off_to_human", Av.Bool(false))),
            "null" => await HoldAsync(("hand_off_to_human", Av.Null)),
            "zero" => await HoldAsync(("hand_off_to_human", Av.N(0))),
            _ => await HoldAsync(),
        };

        Assert.IsType<WriteOutcome.Applied>(await conversation.CheckpointAsync(Reply(PartState.Sending), default));
    }

    [Fact]
    public async Task A_second_reply_never_replaces_a_pending_one()
    {
        var (conversation, _) = await HoldAsync();
        await conversation.CheckpointAsync(Reply(PartState.Sending), default);

        var second = await conversation.CheckpointAsync(Reply(PartState.Sending) with { TurnId = "other" }, default);

        Assert.IsType<WriteOutcome.Blocked>(second);
        Assert.Equal("turn", (await FindAsync())!["pending_reply"].M["turn_id"].S);
    }

    [Fact]
    public async Task A_pending_reply_is_read_back_as_it_was_written()
    {
        var (conversation, _) = await HoldAsync();
        await conversation.CheckpointAsync(Reply(PartState.Sending), default);

        var reading = RecordReader.Read((await FindAsync())!, null);

        var pending = Assert.IsType<Result<ConversationRecord>.Success>(reading).Value.Pending!;
        Assert.Equal(Reply(PartState.Sending).Parts, pending.Parts);
        Assert.Equal(("turn", "hello", "the reply", "gpt-test"), (pending.TurnId, pending.Customer.Text, pending.Reply, pending.Model));
        Assert.Equal(["SMa", "SMb"], pending.Customer.Sids);
        Assert.Equal(new TokenUsage(1, 2, 3), pending.Usage);
    }

    [Fact]
    public async Task Finish_records_both_sides_and_removes_every_trace_of_the_claim()
    {
        var (conversation, _) = await HoldAsync(("conversation_status_reason", Av.S("old")));
        await conversation.CheckpointAsync(Reply(PartState.Sending), default);

        Assert.IsType<WriteOutcome.Applied>(await FinishAsync(conversation));

        var item = (await FindAsync())!;
        Assert.False(conversation.IsHeld);
        Assert.Equal("reply_sent", item["conversation_status"].S);
        Assert.Equal(["user", "assistant"], item["messages"].L.Select(entry => entry.M["role"].S));
        Assert.Equal("SMpart", item["last_assistant_message_sid"].S);
        Assert.Equal(["SMpart"], item["last_part_sids"].L.Select(sid => sid.S));
        Assert.DoesNotContain(item.Keys, name =>
            name.StartsWith("processing_", StringComparison.Ordinal) || name is "pending_reply" or "conversation_status_reason");
    }

    [Fact]
    public async Task Finish_keeps_a_flag_that_was_set_meanwhile_and_says_so()
    {
        var (conversation, _) = await HoldAsync(("hand_off_to_human", Av.Bool(true)));

        Assert.IsType<WriteOutcome.Applied>(await FinishAsync(conversation));

        var item = (await FindAsync())!;
        Assert.Equal("awaiting_human", item["conversation_status"].S);
        Assert.True(item["hand_off_to_human"].BOOL);
        Assert.Equal(2, item["messages"].L.Count);
    }

    [Fact]
    public async Task A_hand_off_of_the_model_ends_with_the_flag_its_reason_and_its_time()
    {
        var (conversation, _) = await HoldAsync(("hand_off_to_human", Av.Bool(false)), ("hand_off_to_human_reason", Av.Null), ("handing_over_at", Av.N(1)));

        Assert.IsType<WriteOutcome.Applied>(await FinishAsync(conversation, Reply(PartState.Sent) with { HandOff = new("asked for", _clock.GetUtcNow()) }));

        var item = (await FindAsync())!;
        Assert.Equal(
            ("awaiting_human", true, "asked for"), (item["conversation_status"].S, item["hand_off_to_human"].BOOL, item["hand_off_to_human_reason"].S));
        Assert.Equal("2026-11-21T12:00:00.000Z", item["handed_over_at"].S);
        Assert.DoesNotContain("handing_over_at", item.Keys);
    }

    [Fact]
    public async Task A_hand_off_that_is_announced_takes_the_place_of_an_earlier_one()
    {
        var (conversation, _) = await HoldAsync(("handed_over_at", Av.S("2026-11-01T12:00:00.000Z")));

        Assert.IsType<WriteOutcome.Applied>(await conversation.AnnounceHandOffAsync(_clock.GetUtcNow(), default));

        var item = (await FindAsync())!;
        Assert.Equal(_clock.GetUtcNow(), TurnItem.HandingOverAt(item));
        Assert.DoesNotContain("handed_over_at", item.Keys);
    }

    [Fact]
    public async Task Our_own_earlier_finish_is_recognised_by_the_recorded_turn()
    {
        var (conversation, store) = await HoldAsync();
        var again = new ClaimedConversation(store, conversation.Claim, Terms, _clock);
        await FinishAsync(conversation);

        Assert.IsType<WriteOutcome.Applied>(await FinishAsync(again));

        Assert.Equal(2, (await FindAsync())!["messages"].L.Count);
    }

    [Fact]
    public async Task Our_own_earlier_checkpoint_is_recognised_by_owner_and_step()
    {
        var (conversation, store) = await HoldAsync();
        var again = new ClaimedConversation(store, conversation.Claim, Terms, _clock);
        await conversation.CheckpointAsync(Reply(PartState.Sending), default);

        var applied = Assert.IsType<WriteOutcome.Applied>(await again.CheckpointAsync(Reply(PartState.Sending), default));

        Assert.Equal(2, applied.Claim.Step);
    }
}
