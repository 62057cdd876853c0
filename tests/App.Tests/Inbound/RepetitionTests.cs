using Amazon.DynamoDBv2.Model;
using App.Tests.Fakes.Calls;
using App.Tests.Inbound.Support;
using WhatsAppReplies;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Time;

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

    [Theory]
    [InlineData("PutItem", "stage")]
    [InlineData("SendMessage", "")]
    public async Task A_message_is_gone_on_with_in_the_conversation_where_it_was_begun(string operation, string target)
    {
        foreach (var isSwept in new[] { false, true })
        {
            var world = new InboundWorld().WithConversation().WithNumber();
            Put(world, "second", updatedAfter: TimeSpan.FromHours(-1));
            world.Take(Sids.SM1, "hello");
            world.Kill(
                SignedWebhook.Message(Sids.SM1).Event(),
                call => call.Operation == operation && (target.Length == 0 || call.Target == target),
                CallPhase.AfterEffect);
            world.Clock.Advance(TimeSpan.FromSeconds(10));
            await world.DeliverTriggers();
            Put(world, "second", updatedAfter: TimeSpan.FromHours(1));

            world.Clock.Advance(TimeSpan.FromMinutes(1));
            if (isSwept)
                await world.Sweep();
            else
                Assert.Equal(200, await world.Post(SignedWebhook.Message(Sids.SM1)));
            world.Clock.Advance(TimeSpan.FromSeconds(10));
            await world.DeliverTriggers();

            Assert.Single(world.Turns.Phone.Texts);
            Assert.Equal(2, world.Turns.Messages.Count);
            Assert.Empty(world.Staged);
        }
    }

    private static void Put(InboundWorld world, string id, TimeSpan updatedAfter)
    {
        var record = world.Turns.Record;
        record[Contract.Conversations.ConversationId] = Av.S(id);
        record[Contract.Conversations.UpdatedAt] = Av.S(Timestamp.Of(world.Clock.GetUtcNow() + updatedAfter));
        record[Contract.Conversations.Messages] = Av.L(new List<AttributeValue>());
        world.Turns.Conversations.Put(record);
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
