using App.Tests.Fakes.Calls;
using App.Tests.Inbound.Support;
using WhatsAppReplies;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Telemetry;
using static App.Tests.Inbound.Support.OverdueFragments;
using Names = WhatsAppReplies.Contract.Conversations;

namespace App.Tests.Inbound;

/// <summary>One conversation that cannot be mended, and the others that a sweep finds.</summary>
public class SweepOfManyTests
{
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
}
