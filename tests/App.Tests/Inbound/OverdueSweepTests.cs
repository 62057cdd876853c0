using Amazon.DynamoDBv2.Model;
using App.Tests.Fakes.Calls;
using App.Tests.Inbound.Support;
using WhatsAppReplies;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Telemetry;
using WhatsAppReplies.Shared.Time;
using Names = WhatsAppReplies.Contract.Conversations;

namespace App.Tests.Inbound;

/// <summary>Staged fragments without a trigger.</summary>
public class OverdueSweepTests
{
    [Fact]
    public async Task A_fragment_without_a_trigger_gets_one_after_the_quiet_time_and_two_minutes()
    {
        var world = Staged();
        world.Clock.Advance(TimeSpan.FromSeconds(130));
        await world.Sweep();
        Assert.Empty(world.Queue.Sent);

        world.Clock.Advance(TimeSpan.FromSeconds(1));
        await world.Sweep();

        Assert.Equal(world.Clock.GetUtcNow(), Assert.Single(world.Queue.Sent).VisibleAt);
        Assert.Equal(1, world.Metric(Contract.Telemetry.SweepTriggers));
        await world.DeliverTriggers();
        Assert.Equal(["the reply"], world.Turns.Phone.Texts);
    }

    [Fact]
    public async Task When_all_is_well_a_sweep_says_nothing_and_costs_one_scan_and_a_list_for_each_number()
    {
        var world = new InboundWorld().WithConversation().WithNumber();
        await world.Sweep();
        world.Faults.Calls.Clear();

        await world.Sweep();

        Assert.Equal(["dynamodb Scan stage", "twilio ListMessages"], world.Calls);
        Assert.Empty(world.Log.Records);
        Assert.Equal(2, world.Metric(Contract.Telemetry.Sweeps));
        Assert.Equal(0, world.Metric(Contract.Telemetry.SweepFindings));
    }

    [Fact]
    public async Task The_least_quiet_time_counts_whichever_number_a_message_came_to()
    {
        var world = Slow(TimeSpan.FromSeconds(900)).WithNumber(item => item[Contract.Numbers.QuietTimeSeconds] = Av.N(10));
        Stage(world, Sids.SM1, TimeSpan.Zero);
        world.Clock.Advance(TimeSpan.FromSeconds(131));

        await world.Sweep();

        Assert.Single(world.Queue.Sent);
    }

    [Fact]
    public async Task The_lock_of_a_slower_numbers_webhook_is_waited_for()
    {
        var world = Slow(TimeSpan.FromSeconds(10)).WithNumber(item => item[Contract.Numbers.QuietTimeSeconds] = Av.N(600));
        world.Kill(SignedWebhook.Message(Sids.SM1).Event(), call => call.Operation == "SendMessage", CallPhase.Before);
        world.Clock.Advance(TimeSpan.FromSeconds(699));
        await world.Sweep();
        Assert.Empty(world.Queue.Sent);

        world.Clock.Advance(TimeSpan.FromSeconds(22));
        await world.Sweep();

        Assert.Single(world.Queue.Sent);
    }

    private static InboundWorld Slow(TimeSpan quietTime)
    {
        var world = new InboundWorld().WithConversation();
        world.Settings = world.Settings with { QuietTime = quietTime };
        world.Restart();
        return world;
    }

    [Fact]
    public async Task What_it_mended_is_one_line()
    {
        var world = Staged();
        Stage(world, Sids.SM2, TimeSpan.Zero);
        world.Clock.Advance(TimeSpan.FromSeconds(140));

        await world.Sweep();

        var line = Assert.Single(world.Log.Records);
        Assert.Equal(Severity.Warning, line.Severity);
        Assert.Equal(1, line.Fields["triggers"].Number);
        Assert.Equal(1, world.Metric(Contract.Telemetry.SweepFindings));
    }

    [Fact]
    public async Task A_webhook_that_died_between_lock_and_trigger_is_made_up_for_in_the_third_minute()
    {
        var world = new InboundWorld().WithConversation();
        world.Kill(SignedWebhook.Message(Sids.SM1).Event(), call => call.Operation == "SendMessage", CallPhase.Before);

        world.Clock.Advance(TimeSpan.FromSeconds(130.5));
        await world.Sweep();

        Assert.Single(world.Queue.Sent);
    }

    [Fact]
    public async Task A_sweep_that_comes_twice_sends_one_trigger_and_the_next_one_another()
    {
        var world = Staged();
        world.Clock.Advance(TimeSpan.FromSeconds(131));

        await world.Sweep();
        world.Clock.Advance(TimeSpan.FromSeconds(20));
        await world.Sweep();
        Assert.Single(world.Queue.Sent);

        world.Clock.Advance(TimeSpan.FromSeconds(40));
        await world.Sweep();
        Assert.Equal(2, world.Queue.Sent.Count);
    }

    [Fact]
    public async Task A_sweep_whose_answer_from_the_table_was_lost_sends_its_trigger()
    {
        var world = Staged();
        world.Clock.Advance(TimeSpan.FromSeconds(131));
        world.Faults.Repeat(call => call is { Operation: "PutItem", Target: "locks" });

        await world.Sweep();

        Assert.Single(world.Queue.Sent);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(-1, true)]
    public async Task A_live_claim_is_left_alone(int secondsToItsEnd, bool isTriggered)
    {
        var world = Staged(item => item[Names.Status] = Av.S("processing_reply"));
        world.Clock.Advance(TimeSpan.FromSeconds(140));
        Change(world, item => item[Names.Deadline] = Av.N(world.Clock.GetUtcNow().AddSeconds(secondsToItsEnd).ToUnixTimeMilliseconds()));

        await world.Sweep();

        Assert.Equal(isTriggered ? 1 : 0, world.Queue.Sent.Count);
    }

    [Theory]
    [InlineData("reply_failed", 5, false)]
    [InlineData("reply_failed", -5, true)]
    [InlineData("retry", 5, false)]
    [InlineData("retry", -5, true)]
    [InlineData("reply_sent", 5, true)]
    [InlineData("awaiting_human", 5, true)]
    [InlineData("cannot_reply", 5, true)]
    public async Task A_failing_conversation_has_its_own_trigger_unless_something_newer_was_staged(string status, int failedAfterSeconds, bool isTriggered)
    {
        var world = Staged();
        Change(world, item =>
        {
            item[Names.Status] = Av.S(status);
            item[Names.LastTurnAt] = Av.N(world.Clock.GetUtcNow().AddSeconds(failedAfterSeconds).ToUnixTimeMilliseconds());
        });
        world.Clock.Advance(TimeSpan.FromSeconds(140));

        await world.Sweep();

        Assert.Equal(isTriggered ? 1 : 0, world.Queue.Sent.Count);
    }

    /// <summary>
    /// Its last receives were throttled, looked at by a person or died: the record says that the reply is tried again, and the queue took the trigger away.
    /// </summary>
    [Theory]
    [InlineData("retry", 79, false)]
    [InlineData("retry", 81, true)]
    [InlineData("reply_failed", 81, false)]
    public async Task A_conversation_that_is_to_be_tried_again_for_longer_than_a_trigger_waits_gets_a_new_one(string status, int minutes, bool isTriggered)
    {
        var world = Staged();
        Change(world, item =>
        {
            item[Names.Status] = Av.S(status);
            item[Names.LastTurnAt] = Av.N(world.Clock.GetUtcNow().AddSeconds(5).ToUnixTimeMilliseconds());
        });
        world.Clock.Advance(TimeSpan.FromMinutes(minutes) + TimeSpan.FromSeconds(5));

        await world.Sweep();

        Assert.Equal(isTriggered ? 1 : 0, world.Queue.Sent.Count);
    }

    [Theory]
    [InlineData("reply_failed", 5, false)]
    [InlineData("reply_failed", -5, true)]
    [InlineData("retry", -5, false)]
    public async Task Where_the_last_turn_has_no_time_a_refusal_is_dated_by_its_update_and_a_retry_by_nothing(
        string status, int updatedAfterSeconds, bool isTriggered)
    {
        var world = Staged();
        Change(world, item =>
        {
            item[Names.Status] = Av.S(status);
            item[Names.UpdatedAt] = Av.S(Timestamp.Of(world.Clock.GetUtcNow().AddSeconds(updatedAfterSeconds)));
        });
        world.Clock.Advance(TimeSpan.FromSeconds(140));

        await world.Sweep();

        Assert.Equal(isTriggered ? 1 : 0, world.Queue.Sent.Count);
    }

    [Fact]
    public async Task Fragments_that_no_turn_can_take_are_left_to_whoever_was_told_of_them()
    {
        var world = new InboundWorld().WithConversation();
        Stage(world, Sids.SM1, TimeSpan.Zero, item => item[Contract.Stage.Body] = Av.N(1));
        Stage(world, Sids.SM2, TimeSpan.Zero, item => item.Remove(Contract.Stage.PrimaryChannel));
        Stage(world, Sids.SM3, TimeSpan.Zero, item => item[Contract.Stage.PrimaryChannel] = Av.S("+447700900999"));
        world.Clock.Advance(TimeSpan.FromSeconds(140));

        await world.Sweep();

        Assert.Empty(world.Queue.Sent);
        Assert.Equal(1, world.Metric(Contract.Telemetry.StagedWithoutRecord));
    }

    [Fact]
    public async Task A_fragment_whose_time_nobody_can_read_is_not_left_lying()
    {
        var world = new InboundWorld().WithConversation();
        Stage(world, Sids.SM1, TimeSpan.Zero, item => item[Contract.Stage.ReceivedAt] = Av.S("yesterday"));

        await world.Sweep();

        Assert.Single(world.Queue.Sent);
    }

    [Fact]
    public async Task Every_page_of_the_table_is_looked_at()
    {
        var world = Conversations(5);
        world.Dynamo.PageBytes = 1;

        world.Clock.Advance(TimeSpan.FromSeconds(140));
        await world.Sweep();

        Assert.Equal(5, world.Queue.Sent.Count);
    }

    [Fact]
    public async Task A_half_that_fails_does_not_keep_the_other_from_its_work_and_the_sweep_does_not_count_as_one()
    {
        var world = Staged();
        world.WithNumber();
        world.Clock.Advance(TimeSpan.FromSeconds(140));
        world.Faults.Throw(
            call => call is { Operation: "Scan", Target: InboundWorld.NumbersTable }, CallPhase.Before, () => new HttpRequestException("gone"), times: 2);

        await world.Sweep();

        Assert.Single(world.Queue.Sent);
        Assert.Equal(0, world.Metric(Contract.Telemetry.Sweeps));
        Assert.Contains(world.Log.Records, record => record.Severity == Severity.Error);
    }

    [Theory]
    [InlineData("", InboundWorld.ConversationId)]
    [InlineData(InboundWorld.Customer, "overlong")]
    public async Task A_fragment_whose_keys_no_record_can_have_is_one_without_a_record_and_keeps_nobody_waiting(string channel, string id)
    {
        var world = Staged();
        Stage(world, Sids.SM0, TimeSpan.FromMinutes(1), item =>
        {
            item[Contract.Stage.PrimaryChannel] = Av.S(channel);
            item[Contract.Stage.ConversationId] = Av.S(id == "overlong" ? new string('a', 1025) : "another");
        });
        world.Clock.Advance(TimeSpan.FromSeconds(140));

        await world.Sweep();

        Assert.Single(world.Queue.Sent);
        Assert.Equal(1, world.Metric(Contract.Telemetry.StagedWithoutRecord));
        Assert.Equal(0, world.Metric(Contract.Telemetry.SweepFailures));
        Assert.Equal(1, world.Metric(Contract.Telemetry.Sweeps));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public async Task A_conversation_that_fails_is_counted_and_told_once_and_the_others_get_their_triggers(int failing, bool isSweep)
    {
        var world = Conversations(3);
        world.Faults.Throw(
            call => call is { Operation: "GetItem", Target: "conversations" }, CallPhase.Before, () => new HttpRequestException("gone"), times: failing);
        world.Clock.Advance(TimeSpan.FromSeconds(140));

        await world.Sweep();

        Assert.Equal(3 - failing, world.Queue.Sent.Count);
        Assert.Equal(failing, world.Metric(Contract.Telemetry.SweepFailures));
        // A half of which nothing works is no sweep.
        Assert.Equal(isSweep ? 1 : 0, world.Metric(Contract.Telemetry.Sweeps));
        Assert.Single(world.Log.Records, record => record.Severity == Severity.Error);
    }

    [Fact]
    public async Task A_sweep_whose_time_is_over_is_none()
    {
        var world = Conversations(3);
        world.Clock.Advance(TimeSpan.FromSeconds(140));
        world.Faults.Pause(call => call is { Operation: "GetItem", Target: "conversations" }, CallPhase.Before);
        var sweep = world.Begin(new() { Sweep = true });
        world.Clock.Advance(TimeSpan.FromSeconds(51));

        await sweep;

        Assert.Empty(world.Queue.Sent);
        Assert.Equal(0, world.Metric(Contract.Telemetry.Sweeps));
    }

    private static InboundWorld Conversations(int count)
    {
        var world = new InboundWorld();
        for (var number = 0; number < count; number++)
        {
            var id = $"conversation-{number}";
            world.Turns.Conversations.Put(new() { [Names.PrimaryChannel] = Av.S(InboundWorld.Customer), [Names.ConversationId] = Av.S(id) });
            Stage(world, Sids.SM1, TimeSpan.Zero, item => item[Contract.Stage.ConversationId] = Av.S(id));
        }

        return world;
    }

    private static InboundWorld Staged(Action<Dictionary<string, AttributeValue>>? change = null)
    {
        var world = new InboundWorld().WithConversation(change);
        Stage(world, Sids.SM1, TimeSpan.Zero);
        return world;
    }

    private static void Stage(InboundWorld world, string sid, TimeSpan ago, Action<Dictionary<string, AttributeValue>>? change = null) =>
        world.Turns.Stage(sid, "hello", item =>
        {
            item[Contract.Stage.ReceivedAt] = Av.S(Timestamp.Of(world.Clock.GetUtcNow() - ago));
            change?.Invoke(item);
        });

    private static void Change(InboundWorld world, Action<Dictionary<string, AttributeValue>> change)
    {
        var record = world.Turns.Record;
        change(record);
        world.Turns.Conversations.Put(record);
    }
}
