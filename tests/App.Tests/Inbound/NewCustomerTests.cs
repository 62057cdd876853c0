using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Turns;
using App.Tests.Inbound.Support;
using WhatsAppReplies;
using WhatsAppReplies.Inbound.Staging;
using WhatsAppReplies.Shared.Dynamo;

namespace App.Tests.Inbound;

public class NewCustomerTests
{
    [Fact]
    public async Task A_person_who_was_never_written_to_gets_a_record_and_an_answer()
    {
        var world = World();

        Assert.Equal(200, await world.Post(SignedWebhook.Message(Sids.SM1)));

        var record = Assert.Single(world.Records);
        Assert.Equal(InboundWorld.Customer, record[Contract.Conversations.PrimaryChannel].S);
        Assert.Equal(InboundWorld.Company, record[Contract.Conversations.IndexCompanyNumber].S);
        Assert.Equal(InboundWorld.Customer, record[Contract.Conversations.IndexRecipient].S);
        Assert.Equal("whatsapp", record[Contract.Conversations.ChannelMethod].S);
        Assert.Equal("received", record[Contract.Conversations.Status].S);
        Assert.Empty(record[Contract.Conversations.Messages].L);
        Assert.Equal("2026-11-21T12:00:00.000Z", record[Contract.Conversations.CreatedAt].S);
        Assert.Equal("2026-11-21T12:00:00.000Z", record[Contract.Conversations.UpdatedAt].S);
        var model = record[Contract.Conversations.AiConfig].M[Contract.Conversations.OpenAiConfig].M[Contract.Conversations.WhatsApp].M;
        Assert.Equal(FakeAssistants.Id, model[Contract.Conversations.AssistantId].S);
        Assert.Equal("key-of-the-number", model[Contract.Conversations.ApiKeyReference].S);
        var channel = record[Contract.Conversations.ChannelConfig].M[Contract.Conversations.WhatsApp].M;
        Assert.Equal(InboundWorld.Company, channel[Contract.Conversations.CompanyNumber].S);
        Assert.Equal("credentials-of-the-number", channel[Contract.Conversations.CredentialsId].S);
        Assert.Equal(1, world.Metric(Contract.Telemetry.NewConversations));

        world.Clock.Advance(TimeSpan.FromSeconds(10));
        await world.DeliverTriggers();
        Assert.Equal(["the reply"], world.Turns.Phone.Texts);
    }

    [Fact]
    public async Task A_message_that_was_begun_for_a_new_customer_gets_its_record_though_another_system_was_faster()
    {
        var world = World();
        var webhook = SignedWebhook.Message(Sids.SM1);
        world.Kill(webhook.Event(), call => call is { Operation: "PutItem", Target: "conversations" }, CallPhase.Before);
        world.WithConversation();

        Assert.Equal(200, await world.Post(webhook));

        var key = NewConversations.KeyOf(InboundWorld.Company, InboundWorld.Customer);
        Assert.Equal(key.ConversationId, Assert.Single(world.Staged)[Contract.Stage.ConversationId].S);
        Assert.Contains(world.Records, record => record[Contract.Conversations.ConversationId].S == key.ConversationId);
        world.Clock.Advance(TimeSpan.FromSeconds(10));
        await world.DeliverTriggers();
        Assert.Equal(["the reply"], world.Turns.Phone.Texts);
    }

    [Fact]
    public async Task A_customer_whose_record_the_index_knows_costs_no_write_to_it()
    {
        var world = World();
        await world.Post(SignedWebhook.Message(Sids.SM1));
        world.Faults.Calls.Clear();

        await world.Post(SignedWebhook.Message(Sids.SM2));

        Assert.DoesNotContain(world.Faults.Calls, call => call is { Operation: "PutItem", Target: "conversations" });
    }

    [Fact]
    public async Task An_old_request_that_comes_again_does_not_bring_back_a_record_that_was_erased()
    {
        var world = World();
        var kept = SignedWebhook.Message(Sids.SM1);
        await world.Post(kept);
        world.Clock.Advance(TimeSpan.FromSeconds(10));
        await world.DeliverTriggers();
        world.Turns.Conversations.Delete(world.Turns.Conversations.KeyOf(Assert.Single(world.Records)));

        Assert.Equal(200, await world.Post(kept));

        Assert.Empty(world.Records);
        Assert.Empty(world.Staged);
    }

    [Fact]
    public async Task Two_messages_before_the_index_has_caught_up_make_one_record()
    {
        var world = World();
        world.Index.Items = () => [];

        await world.Post(SignedWebhook.Message(Sids.SM1));
        await world.Post(SignedWebhook.Message(Sids.SM2));

        Assert.Single(world.Records);
        Assert.Equal([Sids.SM1, Sids.SM2], world.StagedSids);
        Assert.Single(world.Queue.Sent);
        Assert.Equal(1, world.Metric(Contract.Telemetry.NewConversations));
    }

    [Fact]
    public async Task A_record_is_never_overwritten()
    {
        var world = World();
        world.Index.Items = () => [];
        var key = NewConversations.KeyOf(InboundWorld.Company, InboundWorld.Customer);
        world.Turns.Conversations.Put(new()
        {
            [Contract.Conversations.PrimaryChannel] = Av.S(key.PrimaryChannel),
            [Contract.Conversations.ConversationId] = Av.S(key.ConversationId),
            ["project_data"] = Av.S("of another system"),
        });

        await world.Post(SignedWebhook.Message(Sids.SM1));

        Assert.Equal("of another system", Assert.Single(world.Records)["project_data"].S);
        Assert.Equal(key.ConversationId, Assert.Single(world.Staged)[Contract.Stage.ConversationId].S);
    }

    [Fact]
    public void The_id_is_the_same_however_the_addresses_are_written_and_tells_neither()
    {
        var key = NewConversations.KeyOf("+447700900456", "+447700900123");

        Assert.Equal(key, NewConversations.KeyOf("whatsapp:+447700900456", "whatsapp:+447700900123"));
        Assert.NotEqual(key.ConversationId, NewConversations.KeyOf("+447700900456", "+447700900124").ConversationId);
        Assert.NotEqual(key.ConversationId, NewConversations.KeyOf("+447700900457", "+447700900123").ConversationId);
        Assert.DoesNotContain("7700900", key.ConversationId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_customer_with_a_username_gets_a_record_too()
    {
        var world = World();

        await world.Post(SignedWebhook.Message(Sids.SM1, from: "whatsapp:US.ABC123XYZ"));
        await world.Post(SignedWebhook.Message(Sids.SM2, from: "whatsapp:US.ABC123XYZ"));

        Assert.Equal("whatsapp:US.ABC123XYZ", Assert.Single(world.Records)[Contract.Conversations.PrimaryChannel].S);
        Assert.Equal(2, world.Staged.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_number_that_does_not_answer_new_customers_counts_them(bool isKnownNumber)
    {
        var world = new InboundWorld();
        if (isKnownNumber)
            world.WithNumber();

        Assert.Equal(204, await world.Post(SignedWebhook.Message(Sids.SM1)));

        Assert.Empty(world.Records);
        Assert.Empty(world.Staged);
        Assert.Empty(world.Queue.Sent);
        Assert.Equal(1, world.Metric(Contract.Telemetry.UnknownCustomers));
    }

    [Fact]
    public async Task A_number_whose_item_is_wrong_is_told_and_nothing_is_lost()
    {
        var world = new InboundWorld().WithConversation().WithNumber(item => item[Contract.Numbers.QuietTimeSeconds] = Av.S("ten"));

        Assert.Equal(500, await world.Post(SignedWebhook.Message(Sids.SM1)));

        Assert.Contains(world.Log.Records, record => record.ToString().Contains("'quiet_time_seconds' must be a whole number (N)", StringComparison.Ordinal));
        world.WithNumber();
        world.Clock.Advance(CompanyNumbers.Lifetime);
        Assert.Equal(200, await world.Post(SignedWebhook.Message(Sids.SM1)));
    }

    private static InboundWorld World()
    {
        var world = new InboundWorld().WithNumber(item =>
        {
            item[Contract.Numbers.AnswerNewCustomers] = Av.Bool(true);
            item[Contract.Numbers.ApiKeyReference] = Av.S("key-of-the-number");
            item[Contract.Numbers.CredentialsId] = Av.S("credentials-of-the-number");
        });
        world.Tokens.Store("credentials-of-the-number", InboundWorld.StackToken);
        return world;
    }
}
