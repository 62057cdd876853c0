using App.Tests.Fakes;
using App.Tests.Fakes.Calls;
using App.Tests.Inbound.Support;
using WhatsAppReplies;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Inbound;

/// <summary>A sweep to which Twilio does not tell what came, or of which nothing comes.</summary>
public class UnreadableInboxTests
{
    [Fact]
    public async Task A_number_that_Twilio_cannot_be_asked_about_does_not_keep_the_others_from_it()
    {
        var world = new InboundWorld().WithConversation().WithNumber();
        world.WithNumber(item => item[Contract.Numbers.CompanyNumber] = Av.S("+447700900111"));
        world.Inbox.CannotAskFor.Add("+447700900111");
        world.Take(Sids.SM1, "hello");
        world.Clock.Advance(TimeSpan.FromMinutes(2));

        await world.Sweep();

        Assert.Single(world.Staged);
        Assert.Equal(1, world.Metric(Contract.Telemetry.SweepFailures));
        Assert.Contains(world.Log.Records, record => record.Severity == Severity.Warning && record.ToString().Contains("scripted", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_sweep_that_could_ask_about_no_number_does_not_count_as_one(int numbers)
    {
        var world = new InboundWorld();
        for (var number = 1; number <= numbers; number++)
        {
            var text = $"+44770090011{number}";
            world.WithNumber(item => item[Contract.Numbers.CompanyNumber] = Av.S(text));
            world.Inbox.CannotAskFor.Add(text);
        }

        await world.Sweep();

        Assert.Equal(0, world.Metric(Contract.Telemetry.Sweeps));
        Assert.Equal(numbers, world.Metric(Contract.Telemetry.SweepFailures));
        // Where the alarm's query looks.
        Assert.Single(world.Log.Records, record => record.Severity == Severity.Error);

        world.Inbox.CannotAskFor.Remove("+447700900111");
        await world.Sweep();
        Assert.Equal(1, world.Metric(Contract.Telemetry.Sweeps));
    }

    [Fact]
    public async Task A_sweep_that_can_mend_none_of_several_messages_does_not_count_as_one()
    {
        var world = new InboundWorld().WithConversation().WithNumber();
        foreach (var sid in new[] { Sids.SM1, Sids.SM2 })
            world.Take(sid, "hello");
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        world.Faults.Throw(call => call is { Operation: "GetItem", Target: "locks" }, CallPhase.Before, () => new HttpRequestException("throttled"), times: 2);

        await world.Sweep();
        Assert.Equal(0, world.Metric(Contract.Telemetry.Sweeps));

        await world.Sweep();
        Assert.Equal(1, world.Metric(Contract.Telemetry.Sweeps));
    }

    [Fact]
    public async Task What_cannot_be_read_of_Twilios_list_is_counted_and_told_once()
    {
        var world = new InboundWorld().WithConversation().WithNumber();
        world.Inbox.Unreadable = 2;
        world.Take(Sids.SM1, "hello");
        world.Clock.Advance(TimeSpan.FromMinutes(2));

        await world.Sweep();
        await world.Sweep();

        Assert.Equal([Sids.SM1], world.StagedSids);
        Assert.Equal(2, world.Metric(Contract.Telemetry.SweepFailures));
        var line = Assert.Single(world.Log.Records, record => record.ToString().Contains("twilio_unreadable", StringComparison.Ordinal));
        Assert.Equal(Severity.Warning, line.Severity);
        Private.AssertNotIn(line.ToString(), "447700900");
    }
}
