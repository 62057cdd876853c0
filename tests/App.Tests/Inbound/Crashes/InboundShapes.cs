using Amazon.DynamoDBv2.Model;
using App.Tests.Inbound.Support;
using WhatsAppReplies;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Time;
using Names = WhatsAppReplies.Contract.Conversations;

namespace App.Tests.Inbound.Crashes;

internal static class InboundShapes
{
    public static IReadOnlyList<InboundShape> All { get; } =
    [
        new("a known customer writes", Known, Sids.SM1) { Webhook = SignedWebhook.Message(Sids.SM1, "text SM1") },
        new("a new customer writes", New, Sids.SM1) { Webhook = SignedWebhook.Message(Sids.SM1, "text SM1") },
        new("a new customer writes, and the index is late", LateIndex, Sids.SM1) { Webhook = SignedWebhook.Message(Sids.SM1, "text SM1") },
        new("a new customer writes, and another system makes a record meanwhile", New, Sids.SM1)
        {
            Webhook = SignedWebhook.Message(Sids.SM1, "text SM1"),
            Then = world => world.WithConversation(),
            MostRecords = 2,
        },
        new("a second message while the lock is held", Locked, Sids.SM0, Sids.SM1) { Webhook = SignedWebhook.Message(Sids.SM1, "text SM1") },
        new("a conversation under its own credentials", OwnCredentials, Sids.SM1)
        {
            Webhook = SignedWebhook.Message(Sids.SM1, "text SM1") with { Token = "own-token" },
        },
        new("a customer with two conversations, of which the other one comes first afterwards", TwoConversations, Sids.SM1)
        {
            Webhook = SignedWebhook.Message(Sids.SM1, "text SM1"),
            Then = world => PutSecond(world, world.Clock.GetUtcNow().AddHours(1)),
            MostRecords = 2,
        },
        new("a sweep finds a message of a customer with two conversations", TwoMissed, Sids.SM1)
        {
            After = TimeSpan.FromSeconds(75),
            Then = world => PutSecond(world, world.Clock.GetUtcNow().AddHours(1)),
            MostRecords = 2,
        },
        new("a webhook is repeated", Repeated, Sids.SM1) { Webhook = SignedWebhook.Message(Sids.SM1, "text SM1") },
        new("a webhook is repeated after its answer", Answered, Sids.SM1) { Webhook = SignedWebhook.Message(Sids.SM1, "text SM1") },
        new("a rotated token", Rotated, Sids.SM1) { Webhook = SignedWebhook.Message(Sids.SM1, "text SM1") with { Token = "rotated" }, IsWarm = true },
        new("a sweep finds a fragment without a trigger", Overdue, Sids.SM1) { After = TimeSpan.FromSeconds(135) },
        new("a sweep finds a message without a webhook", Missed, Sids.SM1) { After = TimeSpan.FromSeconds(75) },
        new("a sweep finds media without a webhook", MissedMedia, Sids.MM1) { After = TimeSpan.FromSeconds(75) },
        new("a reply did not arrive", Replied)
        {
            Webhook = SignedWebhook.Status(Sids.SM9, "failed", 63016),
            Check = world => world.Turns.Status == "reply_undelivered" ? null : $"the record says {world.Turns.Status}",
        },
    ];

    private static Task<InboundWorld> Known() => Task.FromResult(new InboundWorld().WithConversation().WithNumber());

    private static Task<InboundWorld> New() =>
        Task.FromResult(new InboundWorld().WithNumber(item => item[Contract.Numbers.AnswerNewCustomers] = Av.Bool(true)));

    private static async Task<InboundWorld> LateIndex()
    {
        var world = await New();
        world.Index.Items = () => [];
        return world;
    }

    private static async Task<InboundWorld> Locked()
    {
        var world = await Known();
        await world.Post(SignedWebhook.Message(Sids.SM0, "text SM0"));
        world.Take(Sids.SM0, $"text {Sids.SM0}");
        return world;
    }

    private static async Task<InboundWorld> OwnCredentials()
    {
        var world = await Known();
        world.Tokens.Store("own", "own-token");
        return world.WithConversation(item => item[Names.ChannelConfig].M[Names.WhatsApp].M[Names.CredentialsId] = Av.S("own"));
    }

    private static async Task<InboundWorld> TwoConversations()
    {
        var world = await Known();
        PutSecond(world, world.Clock.GetUtcNow().AddHours(-1));
        return world;
    }

    private static async Task<InboundWorld> TwoMissed()
    {
        var world = await TwoConversations();
        world.Take(Sids.SM1, $"text {Sids.SM1}");
        return world;
    }

    private static void PutSecond(InboundWorld world, DateTimeOffset updatedAt)
    {
        var record = world.Turns.Record;
        foreach (var name in new[] { Names.Owner, Names.Deadline, Names.Messages, Names.PendingReply })
            record.Remove(name);
        record[Names.ConversationId] = Av.S("second");
        record[Names.UpdatedAt] = Av.S(Timestamp.Of(updatedAt));
        record[Names.Messages] = Av.L(new List<AttributeValue>());
        world.Turns.Conversations.Put(record);
    }

    private static async Task<InboundWorld> Repeated()
    {
        var world = await Known();
        await world.Post(SignedWebhook.Message(Sids.SM1, "text SM1"));
        return world;
    }

    private static async Task<InboundWorld> Answered()
    {
        var world = await Repeated();
        world.Clock.Advance(TimeSpan.FromSeconds(10));
        await world.DeliverTriggers();
        return world;
    }

    private static async Task<InboundWorld> Rotated()
    {
        var world = await Known();
        await world.Post(SignedWebhook.Status(Sids.SM8, "sent"));
        world.Tokens.Store(world.Settings.TwilioSecretId, "rotated");
        return world;
    }

    private static async Task<InboundWorld> Overdue()
    {
        var world = await Known();
        world.Turns.Stage(Sids.SM1, "text SM1", item => item[Contract.Stage.ReceivedAt] = Av.S("2026-11-21T12:00:00.000Z"));
        return world;
    }

    private static async Task<InboundWorld> Missed()
    {
        var world = await Known();
        world.Take(Sids.SM1, $"text {Sids.SM1}");
        return world;
    }

    private static async Task<InboundWorld> MissedMedia()
    {
        var world = await Known();
        world.Take(Sids.MM1, $"text {Sids.MM1}", FakeInbox.Unnamed(1));
        world.Inbox.Media[Sids.MM1] = [new("https://api.twilio.com/media/ME1", "image/jpeg")];
        return world;
    }

    private static async Task<InboundWorld> Replied() => (await Known()).WithConversation(item =>
    {
        item[Names.Status] = Av.S("reply_sent");
        item[Names.LastPartSids] = Av.L([Sids.SM9]);
    });
}
