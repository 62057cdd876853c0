using App.Tests.Fakes.Calls;
using App.Tests.Inbound.Support;
using WhatsAppReplies;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Telemetry;
using WhatsAppReplies.Shared.Time;
using static App.Tests.Inbound.Support.OverdueFragments;
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

    /// <summary>Replies are paused, or far behind: each further trigger is one more that finds nothing to do when they go on.</summary>
    [Fact]
    public async Task The_longer_a_conversation_waits_the_fewer_triggers_it_is_sent()
    {
        var world = Staged();
        var sent = new List<int>();
        for (var minute = 1; minute <= 24 * 60; minute++)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(1));
            await world.Sweep();
            sent.Add(world.Queue.Sent.Count);
        }

        Assert.Equal((0, 1, 2), (sent[1], sent[2], sent[3]));
        Assert.InRange(sent[59], 8, 15);
        // One in a quarter of an hour.
        Assert.Equal(4, sent[^1] - sent[^61]);
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
}
