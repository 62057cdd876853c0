using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using App.Tests.Inbound.Support;
using WhatsAppReplies;
using WhatsAppReplies.Inbound.Staging;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Staging;
using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Inbound;

public class StagingTests
{
    [Fact]
    public async Task A_message_is_staged_locked_and_triggered_after_the_quiet_time()
    {
        var world = new InboundWorld().WithConversation();
        var now = world.Clock.GetUtcNow();

        var status = await world.Post(SignedWebhook.Message(Sids.SM1, "hello 🙂"));

        Assert.Equal(200, status);
        var item = Assert.Single(world.Staged);
        Assert.Equal(InboundWorld.ConversationId, item[Contract.Stage.ConversationId].S);
        Assert.Equal(Sids.SM1, item[Contract.Stage.MessageSid].S);
        Assert.Equal(InboundWorld.Customer, item[Contract.Stage.PrimaryChannel].S);
        Assert.Equal("hello 🙂", item[Contract.Stage.Body].S);
        Assert.Equal("2026-11-21T12:00:00.000Z", item[Contract.Stage.ReceivedAt].S);
        Assert.Equal($"{now.AddDays(15).ToUnixTimeSeconds()}", item[Contract.Stage.ExpiresAt].N);

        var found = world.Lock()!;
        Assert.Equal(Sids.SM1, found[Contract.TriggerLock.MessageSid].S);
        Assert.Equal($"{now.AddSeconds(130).ToUnixTimeSeconds()}", found[Contract.TriggerLock.ExpiresAt].N);

        var (body, visibleAt) = Assert.Single(world.Queue.Sent);
        Assert.Equal(now.AddSeconds(10), visibleAt);
        var trigger = JsonDocument.Parse(body).RootElement;
        Assert.Equal(InboundWorld.ConversationId, trigger.GetProperty(Contract.Trigger.ConversationId).GetString());
        Assert.Equal(InboundWorld.Customer, trigger.GetProperty(Contract.Trigger.PrimaryChannel).GetString());
    }

    [Fact]
    public async Task Three_messages_in_one_breath_have_one_trigger_and_one_reply()
    {
        var world = new InboundWorld().WithConversation();

        foreach (var sid in new[] { Sids.SM1, Sids.SM2, Sids.SM3 })
        {
            Assert.Equal(200, await world.Post(SignedWebhook.Message(sid, $"text {sid}")));
            world.Clock.Advance(TimeSpan.FromSeconds(2));
        }

        Assert.Equal([Sids.SM1, Sids.SM2, Sids.SM3], world.StagedSids);
        Assert.Single(world.Queue.Sent);

        world.Clock.Advance(TimeSpan.FromSeconds(10));
        await world.DeliverTriggers();
        Assert.Equal(["the reply"], world.Turns.Phone.Texts);
        Assert.Equal($"text {Sids.SM1}\ntext {Sids.SM2}\ntext {Sids.SM3}", world.Turns.Messages[0].M[Contract.Messages.Content].S);
    }

    [Fact]
    public async Task A_number_has_a_quiet_time_of_its_own()
    {
        var world = new InboundWorld().WithConversation().WithNumber(item => item[Contract.Numbers.QuietTimeSeconds] = Av.N(45));

        await world.Post(SignedWebhook.Message(Sids.SM1));

        Assert.Equal(world.Clock.GetUtcNow().AddSeconds(45), Assert.Single(world.Queue.Sent).VisibleAt);
    }

    [Theory]
    [InlineData("own", "own-token", true)]
    [InlineData("own", InboundWorld.StackToken, false)]
    [InlineData(null, InboundWorld.StackToken, false)]
    public async Task A_number_whose_messages_come_from_an_account_that_no_sweep_asks_is_told_once_by_each_process(
        string? credentials, string token, bool isTold)
    {
        var world = new InboundWorld().WithNumber().WithConversation(item =>
        {
            if (credentials is not null)
                item[Contract.Conversations.ChannelConfig].M[Contract.Conversations.WhatsApp].M[Contract.Conversations.CredentialsId] = Av.S(credentials);
        });
        world.Tokens.Store("own", token);
        foreach (var sid in new[] { Sids.SM1, Sids.SM2 })
            Assert.Equal(200, await world.Post(SignedWebhook.Message(sid) with { Token = token }));

        Assert.Equal(isTold ? 1 : 0, world.Log.Records.Count(record => record.Severity == Severity.Warning));
    }

    [Fact]
    public async Task A_number_without_a_file_which_no_sweep_asks_about_is_told_once_by_each_process()
    {
        var world = new InboundWorld().WithConversation();
        foreach (var sid in new[] { Sids.SM1, Sids.SM2 })
            Assert.Equal(200, await world.Post(SignedWebhook.Message(sid)));

        var line = Assert.Single(world.Log.Records, record => record.Severity == Severity.Warning);
        Assert.Equal("A message came to a number that has no file: no sweep finds what its webhooks lose", line.Message);

        world.Restart();
        await world.Post(SignedWebhook.Message(Sids.SM3));
        Assert.Equal(2, world.Log.Records.Count(record => record.Severity == Severity.Warning));

        world.WithNumber();
        world.Restart();
        await world.Post(SignedWebhook.Message(Sids.SM5));
        Assert.Equal(2, world.Log.Records.Count(record => record.Severity == Severity.Warning));
    }

    [Fact]
    public async Task A_lock_that_has_expired_is_no_lock()
    {
        var world = new InboundWorld().WithConversation();
        await world.Post(SignedWebhook.Message(Sids.SM1));
        world.Clock.Advance(TimeSpan.FromSeconds(132));

        await world.Post(SignedWebhook.Message(Sids.SM2));

        Assert.Equal(2, world.Queue.Sent.Count);
        Assert.Equal(Sids.SM2, world.Lock()![Contract.TriggerLock.MessageSid].S);
    }

    [Fact]
    public async Task A_lock_of_another_system_that_says_no_end_is_no_lock()
    {
        var world = new InboundWorld().WithConversation();
        world.Turns.WithLock();

        await world.Post(SignedWebhook.Message(Sids.SM1));

        Assert.Single(world.Queue.Sent);
    }

    [Fact]
    public async Task Everything_else_that_a_message_holds_is_staged_with_it()
    {
        var world = new InboundWorld().WithConversation();

        await world.Post(SignedWebhook.Message(Sids.MM1, body: "").With(
            ("MessageType", "Image"), ("ProfileName", "Maya"), ("NumMedia", "2"), ("ButtonPayload", "yes-1"), ("OriginalRepliedMessageSid", Sids.SM0),
            ("MediaUrl0", "https://api.twilio.com/2010-04-01/Accounts/AC/Messages/MM1/Media/ME1"), ("MediaContentType0", "image/jpeg"),
            ("MediaUrl1", "https://api.twilio.com/2010-04-01/Accounts/AC/Messages/MM1/Media/ME2"), ("MediaContentType1", "audio/ogg"),
            ("Latitude", "51.5"), ("Longitude", "-0.12"), ("Label", "Office"), ("Address", "1 Road"), ("SomethingNew", "ignored")));

        var item = Assert.Single(world.Staged);
        Assert.Equal("", item[Contract.Stage.Body].S);
        Assert.Equal("image", item[Contract.Stage.MessageType].S);
        Assert.Equal("Maya", item[Contract.Stage.ProfileName].S);
        Assert.Equal("yes-1", item[Contract.Stage.ButtonPayload].S);
        Assert.Equal(Sids.SM0, item[Contract.Stage.QuotedMessageSid].S);
        Assert.Equal(["image/jpeg", "audio/ogg"], item[Contract.Stage.Media].L.Select(media => media.M[Contract.Stage.MediaContentType].S));
        Assert.All(item[Contract.Stage.Media].L, media =>
            Assert.StartsWith("https://api.twilio.com/", media.M[Contract.Stage.MediaUrl].S, StringComparison.Ordinal));
        Assert.Equal(
            ("51.5", "-0.12", "Office", "1 Road"),
            (Place("latitude"), Place("longitude"), Place("label"), Place("address")));

        string Place(string name) => item[Contract.Stage.Location].M[name].S;
    }

    [Fact]
    public async Task A_message_of_text_alone_has_no_attribute_that_says_nothing()
    {
        var world = new InboundWorld().WithConversation();

        await world.Post(SignedWebhook.Message(Sids.SM1).With(("MessageType", "not a word!"), ("Latitude", ""), ("ProfileName", " ")));

        Assert.Equal(
            ["body", "conversation_id", "expires_at", "message_sid", "primary_channel", "received_at"],
            Assert.Single(world.Staged).Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_text_of_a_button_is_the_text_of_its_message()
    {
        var world = new InboundWorld().WithConversation();

        await world.Post(SignedWebhook.Message(Sids.SM1, body: "").With(("ButtonText", "Yes, please")));

        Assert.Equal("Yes, please", Assert.Single(world.Staged)[Contract.Stage.Body].S);
    }

    [Fact]
    public async Task The_assignment_is_written_before_the_fragment_and_the_receipt_after_it()
    {
        var world = new InboundWorld().WithConversation();

        await world.Post(SignedWebhook.Message(Sids.SM1));

        var puts = world.Faults.Calls.Select(call => call.Request).OfType<PutItemRequest>().Select(put => put.Item[Contract.Stage.ConversationId].S);
        Assert.Equal(
            [
                Contract.TriggerLock.AssignmentPrefix + Sids.SM1, InboundWorld.ConversationId,
                InboundWorld.ConversationId, Contract.TriggerLock.ReceiptPrefix + Sids.SM1,
            ],
            puts);
        Assert.NotNull(world.Lock(Contract.TriggerLock.ReceiptPrefix + Sids.SM1));
        Assert.True(Receipts.Lifetime > StageItem.Lifetime);
    }
}
