using App.Tests.Fakes;
using App.Tests.Fakes.Calls;
using App.Tests.Inbound.Support;
using WhatsAppReplies;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Staging;
using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Inbound;

/// <summary>Messages that Twilio took while the function's address was down.</summary>
public class MissedMessagesSweepTests
{
    [Fact]
    public async Task A_message_whose_webhook_never_came_is_staged_with_Twilios_date_and_answered()
    {
        var world = new InboundWorld().WithConversation().WithNumber();
        world.Take(Sids.SM1, "hello");
        world.Clock.Advance(TimeSpan.FromSeconds(61));

        await world.Sweep();

        Assert.Equal("2026-11-21T12:00:00.000Z", Assert.Single(world.Staged)[Contract.Stage.ReceivedAt].S);
        Assert.Equal(1, world.Metric(Contract.Telemetry.SweepStaged));
        world.Clock.Advance(TimeSpan.FromSeconds(10));
        await world.DeliverTriggers();
        Assert.Equal(["the reply"], world.Turns.Phone.Texts);
    }

    [Theory]
    [InlineData(30, 1)]
    [InlineData(31, 0)]
    public async Task A_list_that_goes_back_further_than_it_was_asked_for_brings_nothing_old(int minutes, int staged)
    {
        var world = new InboundWorld().WithConversation().WithNumber();
        world.Inbox.ListsWholeDays = true;
        world.Take(Sids.SM1, "hello");
        world.Clock.Advance(TimeSpan.FromMinutes(minutes));

        await world.Sweep();

        Assert.Equal(staged, world.Staged.Count);
    }

    [Fact]
    public async Task A_message_whose_webhook_may_still_come_is_left_to_it()
    {
        var world = new InboundWorld().WithConversation().WithNumber();
        world.Take(Sids.SM1, "hello");
        world.Clock.Advance(TimeSpan.FromSeconds(59));

        await world.Sweep();

        Assert.Empty(world.Staged);
    }

    [Fact]
    public async Task What_is_staged_is_not_staged_again()
    {
        var world = new InboundWorld().WithConversation().WithNumber();
        world.Take(Sids.SM1, "hello");
        await world.Post(SignedWebhook.Message(Sids.SM1));
        world.Restart();
        world.Clock.Advance(TimeSpan.FromSeconds(61));

        await world.Sweep();

        Assert.Single(world.Queue.Sent);
        Assert.Equal(0, world.Metric(Contract.Telemetry.SweepStaged));
    }

    [Fact]
    public async Task What_was_answered_is_not_staged_again_by_any_process()
    {
        var world = new InboundWorld().WithConversation().WithNumber();
        world.Take(Sids.SM1, "hello");
        await world.Post(SignedWebhook.Message(Sids.SM1));
        world.Clock.Advance(TimeSpan.FromSeconds(10));
        await world.DeliverTriggers();

        for (var minute = 1; minute <= 32; minute++)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(1));
            if (minute % 3 == 0)
                world.Restart();
            await world.Sweep();
        }

        Assert.Empty(world.Staged);
        Assert.Single(world.Queue.Sent);
        Assert.DoesNotContain(world.Log.Records, record => record.Message.StartsWith("The sweep", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_message_costs_one_look_for_each_process()
    {
        var world = new InboundWorld().WithConversation().WithNumber();
        for (var number = 0; number < 5; number++)
        {
            world.Take(Sids.Of(number), "hello");
            await world.Post(SignedWebhook.Message(Sids.Of(number)));
        }

        world.Restart();
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        await world.Sweep();
        world.Faults.Calls.Clear();
        await world.Sweep();

        Assert.DoesNotContain(world.Faults.Calls, call => call is { Operation: "GetItem", Target: "locks" });
    }

    [Fact]
    public async Task Several_missed_messages_come_in_their_order_and_have_one_trigger()
    {
        var world = new InboundWorld().WithConversation().WithNumber();
        foreach (var sid in new[] { Sids.SM1, Sids.SM2, Sids.SM3 })
        {
            world.Take(sid, $"text {sid}");
            world.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        world.Clock.Advance(TimeSpan.FromMinutes(5));
        await world.Sweep();
        world.Clock.Advance(TimeSpan.FromSeconds(10));
        await world.DeliverTriggers();

        Assert.Single(world.Queue.Sent);
        Assert.Equal($"text {Sids.SM1}\ntext {Sids.SM2}\ntext {Sids.SM3}", world.Turns.Messages[0].M[Contract.Messages.Content].S);
    }

    [Fact]
    public async Task A_new_customer_gets_a_record_here_too()
    {
        var world = new InboundWorld().WithNumber(item => item[Contract.Numbers.AnswerNewCustomers] = Av.Bool(true));
        world.Take(Sids.SM1, "hello");
        world.Clock.Advance(TimeSpan.FromMinutes(2));

        await world.Sweep();

        Assert.Single(world.Records);
        Assert.Single(world.Staged);
    }

    [Fact]
    public async Task A_customer_whom_nobody_knows_is_looked_for_once()
    {
        var world = new InboundWorld().WithNumber();
        world.Take(Sids.SM1, "hello");
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        await world.Sweep();
        world.Faults.Calls.Clear();

        await world.Sweep();

        Assert.DoesNotContain(world.Faults.Calls, call => call.Operation == "Query");
        Assert.Empty(world.Staged);
    }

    [Fact]
    public async Task A_message_whose_text_is_hidden_is_staged_and_told_to_a_person_once()
    {
        var world = new InboundWorld().WithConversation().WithNumber();
        world.Take(Sids.SM1, "", type: InboundMessage.HiddenType);
        world.Clock.Advance(TimeSpan.FromMinutes(2));

        await world.Sweep();
        await world.Sweep();

        Assert.Equal("hidden", Assert.Single(world.Staged)[Contract.Stage.MessageType].S);
        Assert.Single(world.Log.Records, record => record.Severity == Severity.Critical);
    }

    [Fact]
    public async Task A_sweep_that_died_after_staging_is_gone_on_with_by_the_next()
    {
        var world = new InboundWorld().WithConversation().WithNumber();
        world.Take(Sids.SM1, "hello");
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        world.Kill(new() { Sweep = true }, call => call is { Operation: "PutItem", Target: "stage" }, CallPhase.AfterEffect);
        Assert.Single(world.Staged);

        await world.Sweep();

        Assert.Single(world.Queue.Sent);
    }

    [Fact]
    public async Task A_message_that_fails_does_not_keep_the_others_from_being_staged_nor_the_next_numbers()
    {
        var world = new InboundWorld().WithConversation().WithNumber();
        world.WithNumber(item => item[Contract.Numbers.CompanyNumber] = Av.S("+447700900111"));
        foreach (var sid in new[] { Sids.SM1, Sids.SM2 })
            world.Take(sid, "hello");
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        world.Faults.Throw(call => call is { Operation: "GetItem", Target: "locks" }, CallPhase.Before, () => new HttpRequestException("throttled"));

        await world.Sweep();

        Assert.Equal([Sids.SM2], world.StagedSids);
        Assert.Equal(2, world.Calls.Count(call => call == "twilio ListMessages"));
        Assert.Equal(1, world.Metric(Contract.Telemetry.SweepFailures));
        Assert.Equal(1, world.Metric(Contract.Telemetry.Sweeps));

        await world.Sweep();
        Assert.Equal([Sids.SM1, Sids.SM2], world.StagedSids);
    }

    [Fact]
    public async Task A_number_whose_item_is_wrong_is_told_once_and_swept_when_it_is_mended()
    {
        var world = new InboundWorld().WithConversation().WithNumber(item => item[Contract.Numbers.QuietTimeSeconds] = Av.N(-1));
        world.Take(Sids.SM1, "hello");
        world.Take(Sids.SM2, "hello again");
        world.Clock.Advance(TimeSpan.FromMinutes(2));

        await world.Sweep();
        await world.Sweep();

        var line = Assert.Single(world.Log.Records);
        Assert.Equal((Severity.Warning, "Nothing can be staged at a number before its item is mended"), (line.Severity, line.Message));
        Assert.Contains("number_malformed", line.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, world.Metric(Contract.Telemetry.SweepFailures));

        world.WithNumber();
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.Sweep();
        Assert.Equal([Sids.SM1, Sids.SM2], world.StagedSids);
    }
}
