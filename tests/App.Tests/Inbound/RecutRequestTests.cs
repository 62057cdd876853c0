using App.Tests.Inbound.Support;
using WhatsAppReplies;

namespace App.Tests.Inbound;

/// <summary>
/// What is signed has nothing between a name and its value: whoever keeps a signed request can cut the same text into other fields, under the same signature.
/// </summary>
public class RecutRequestTests
{
    private const string Chosen = "SM000000000000000000000000000000ff";

    [Theory]
    [InlineData("MessageTypetext")]
    [InlineData("MessageTypetextNumMedia0")]
    public async Task Fields_that_are_drawn_into_the_sid_make_no_new_message(string drawn)
    {
        var kept = Message(("MessageType", "text"));
        var (world, signature) = await Answered(kept);
        var fields = kept.Fields.Where(field => !drawn.Contains(field.Key + field.Value, StringComparison.Ordinal) && field.Key != "MessageSid")
            .Append(KeyValuePair.Create("MessageSid", Sids.SM1 + drawn)).ToList();
        Assert.Equal(signature, Sign(fields));

        Assert.Equal(400, await world.Post(kept with { Fields = fields, Signature = signature }));

        Assert.Empty(world.Staged);
    }

    [Fact]
    public async Task Text_of_a_customer_that_reads_like_fields_makes_no_other_message()
    {
        var kept = Message(("Body", $"aFromwhatsapp:{InboundWorld.Customer}MessageSid{Chosen}Towhatsapp:{InboundWorld.Company}Z"));
        var signature = Sign(kept.Fields);
        var whole = string.Concat(kept.Fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => field.Key + field.Value));
        var end = whole.IndexOf("aFrom", StringComparison.Ordinal) + 1;
        var rest = whole.IndexOf('Z', StringComparison.Ordinal);
        KeyValuePair<string, string>[] fields =
        [
            new("A", whole[1..end]), new("From", $"whatsapp:{InboundWorld.Customer}"), new("MessageSid", Chosen), new("To", $"whatsapp:{InboundWorld.Company}"),
            new("Z", whole[(rest + 1)..]),
        ];
        Assert.Equal(signature, Sign(fields));
        var world = new InboundWorld().WithConversation();

        Assert.Equal(400, await world.Post(kept with { Fields = fields, Signature = signature }));

        Assert.Empty(world.Staged);
    }

    [Fact]
    public async Task Such_a_text_itself_is_no_webhook_and_comes_with_the_sweep()
    {
        var world = new InboundWorld().WithConversation().WithNumber();
        var strange = $"MessageSid{Chosen}";
        Assert.Equal(400, await world.Post(SignedWebhook.Message(Sids.SM1, strange)));
        world.Take(Sids.SM1, strange);
        world.Clock.Advance(TimeSpan.FromMinutes(2));

        await world.Sweep();

        Assert.Equal(strange, Assert.Single(world.Staged)[Contract.Stage.Body].S);
    }

    [Fact]
    public async Task Sids_in_fields_of_their_own_and_a_text_that_speaks_of_them_are_no_obstacle()
    {
        var world = new InboundWorld().WithConversation();

        Assert.Equal(200, await world.Post(Message(
            ("SmsMessageSid", Sids.SM1),
            ("OriginalRepliedMessageSid", Sids.SM7),
            ("AnotherMessageSid", Sids.MM1),
            ("Body", $"MessageSid={Sids.SM9} MessageSid {Sids.SM9}"))));

        Assert.Single(world.Staged);
    }

    [Fact]
    public async Task A_delivery_status_cannot_be_sent_as_a_message()
    {
        var world = new InboundWorld().WithConversation();
        var kept = SignedWebhook.Status(Sids.SM1, "sent");
        var signature = TwilioSigner.Sign(kept.Token, $"{kept.Origin}{kept.Path}?{kept.Query}", kept.Fields);

        // As a field without a name, the rest of the address stands where it was.
        Assert.Equal(
            400, await world.Post(kept with { Path = "/", Query = "", Fields = [new("", $"status?{kept.Query}"), .. kept.Fields], Signature = signature }));

        Assert.Empty(world.Calls);
    }

    private static SignedWebhook Message(params (string Name, string Value)[] fields) => SignedWebhook.Message(Sids.SM1).With(fields);

    private static string Sign(IEnumerable<KeyValuePair<string, string>> fields) =>
        TwilioSigner.Sign(InboundWorld.StackToken, $"https://{SignedWebhook.Domain}/", fields);

    private static async Task<(InboundWorld World, string Signature)> Answered(SignedWebhook kept)
    {
        var world = new InboundWorld().WithConversation();
        await world.Post(kept);
        world.Clock.Advance(TimeSpan.FromSeconds(10));
        await world.DeliverTriggers();
        Assert.Empty(world.Staged);
        return (world, Sign(kept.Fields));
    }
}
