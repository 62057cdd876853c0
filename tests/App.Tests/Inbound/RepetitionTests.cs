using App.Tests.Fakes.Calls;
using App.Tests.Inbound.Support;
using WhatsAppReplies;

namespace App.Tests.Inbound;

public class RepetitionTests
{
    [Fact]
    public async Task A_repeated_webhook_stages_nothing_new_and_keeps_its_place_in_the_order()
    {
        var world = new InboundWorld().WithConversation();
        await world.Post(SignedWebhook.Message(Sids.SM1));
        var before = Assert.Single(world.Staged);
        world.Clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(200, await world.Post(SignedWebhook.Message(Sids.SM1)));

        Assert.Equal(before[Contract.Stage.ReceivedAt].S, Assert.Single(world.Staged)[Contract.Stage.ReceivedAt].S);
        Assert.Equal(1, world.Metric(Contract.Telemetry.StagedMessages));
    }

    [Fact]
    public async Task A_webhook_that_died_between_lock_and_trigger_sends_the_trigger_when_it_is_repeated()
    {
        var world = new InboundWorld().WithConversation();
        world.Kill(SignedWebhook.Message(Sids.SM1).Event(), call => call.Operation == "SendMessage", CallPhase.Before);
        Assert.NotNull(world.Lock());
        Assert.Empty(world.Queue.Sent);

        await world.Post(SignedWebhook.Message(Sids.SM1));

        Assert.Single(world.Queue.Sent);
    }

    [Fact]
    public async Task What_expired_after_a_webhook_died_before_its_trigger_is_not_taken_for_answered()
    {
        var world = new InboundWorld().WithConversation();
        world.Kill(SignedWebhook.Message(Sids.SM1).Event(), call => call.Operation == "SendMessage", CallPhase.Before);
        var stage = world.Turns.Staged;
        stage.Delete(stage.KeyOf(stage.Items.Single()));

        await world.Post(SignedWebhook.Message(Sids.SM1));

        Assert.Single(world.Staged);
        Assert.Single(world.Queue.Sent);
    }

    [Fact]
    public async Task A_message_that_was_answered_is_neither_staged_nor_triggered_again()
    {
        var world = new InboundWorld().WithConversation();
        await world.Post(SignedWebhook.Message(Sids.SM1));
        world.Clock.Advance(TimeSpan.FromSeconds(10));
        await world.DeliverTriggers();
        Assert.Empty(world.Staged);

        foreach (var later in new[] { TimeSpan.Zero, TimeSpan.FromHours(1), TimeSpan.FromDays(20) })
        {
            world.Clock.Advance(later);
            world.Restart();
            Assert.Equal(200, await world.Post(SignedWebhook.Message(Sids.SM1)));
        }

        Assert.Empty(world.Staged);
        Assert.Single(world.Queue.Sent);
        Assert.Single(world.Turns.Phone.Texts);
    }

    [Theory]
    [InlineData("PutItem", "stage")]
    [InlineData("PutItem", "locks")]
    [InlineData("PutItem", "conversations")]
    public async Task A_write_whose_answer_was_lost_and_that_the_client_repeats_changes_nothing(string operation, string table)
    {
        var world = new InboundWorld().WithNumber(item => item[Contract.Numbers.AnswerNewCustomers] = new() { BOOL = true });
        world.Faults.Repeat(call => call.Operation == operation && call.Target == table);

        Assert.Equal(200, await world.Post(SignedWebhook.Message(Sids.SM1)));

        Assert.Single(world.Staged);
        Assert.Single(world.Queue.Sent);
        Assert.Single(world.Records);
    }

    [Fact]
    public async Task Without_a_trigger_there_is_no_success()
    {
        var world = new InboundWorld().WithConversation();
        world.Faults.Throw(call => call.Operation == "SendMessage", CallPhase.Before, () => new HttpRequestException("gone"));

        Assert.Equal(500, await world.Post(SignedWebhook.Message(Sids.SM1)));
        Assert.Equal(200, await world.Post(SignedWebhook.Message(Sids.SM1)));

        Assert.Single(world.Queue.Sent);
        Assert.Single(world.Staged);
    }
}
