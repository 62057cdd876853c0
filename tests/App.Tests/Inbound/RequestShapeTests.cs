using System.Text;
using App.Tests.Inbound.Support;
using WhatsAppReplies.Inbound.Hosting;

namespace App.Tests.Inbound;

public class RequestShapeTests
{
    [Fact]
    public async Task A_message_is_answered_with_empty_TwiML()
    {
        var world = new InboundWorld().WithConversation();

        var answer = await world.Call(SignedWebhook.Message(Sids.SM1).Event());

        Assert.Equal(200, answer.StatusCode);
        Assert.Equal("<Response></Response>", answer.Body);
        Assert.Equal("text/xml", answer.Headers["Content-Type"]);
    }

    [Theory]
    [InlineData("GET", "/", 405)]
    [InlineData("PUT", "/status", 405)]
    [InlineData("POST", "/other", 404)]
    [InlineData("GET", "/favicon.ico", 404)]
    [InlineData("POST", "/status/", 404)]
    [InlineData("POST", "//", 404)]
    public async Task Other_paths_are_not_found_and_other_methods_not_allowed(string method, string path, int status)
    {
        var world = new InboundWorld().WithConversation();

        Assert.Equal(status, await world.Post(SignedWebhook.Message(Sids.SM1) with { Method = method, Path = path }));

        Assert.Empty(world.Calls);
    }

    [Theory]
    [InlineData("MessageSid=" + Sids.SM1 + "&From=%ZZ")]
    [InlineData("MessageSid=" + Sids.SM1 + "&From=%C3")]
    [InlineData("MessageSid=" + Sids.SM1 + "&From=whatsapp%3A%2B1")]
    [InlineData("MessageSid=" + Sids.SM1 + "&To=whatsapp%3A%2B1&From=+")]
    [InlineData("MessageSid=SM%201&To=a&From=b")]
    [InlineData("MessageSid=SM1&To=a&From=b")]
    [InlineData("MessageSid=" + Sids.SM1 + "0&To=a&From=b")]
    [InlineData("MessageSid=" + Sids.SM1 + "MessageTypetext&To=a&From=b")]
    [InlineData("MessageSid=XX00000000000000000000000000000001&To=a&From=b")]
    [InlineData("MessageSid=SM0000000000000000000000000000000g&To=a&From=b")]
    [InlineData("MessageSid=&To=a&From=b")]
    [InlineData("{\"MessageSid\":\"" + Sids.SM1 + "\"}")]
    [InlineData("")]
    public async Task A_form_that_is_none_or_no_message_is_a_bad_one(string body)
    {
        var world = new InboundWorld().WithConversation();

        Assert.Equal(400, await world.Post(SignedWebhook.Message(Sids.SM1) with { Body = body }));

        Assert.Empty(world.Calls);
    }

    [Theory]
    [InlineData("From", "whatsapp:")]
    [InlineData("From", "WhatsApp:")]
    [InlineData("From", "whatsapp: ")]
    [InlineData("To", "whatsapp:")]
    [InlineData("To", "WHATSAPP:\t")]
    public async Task A_prefix_without_an_address_is_nobodys_and_is_looked_up_nowhere(string field, string address)
    {
        foreach (var request in new[] { SignedWebhook.Message(Sids.SM1), SignedWebhook.Status(Sids.SM1, "failed", 63016) })
        {
            var world = new InboundWorld().WithConversation();

            Assert.Equal(400, await world.Post(request.With((field, address)) with { Token = "forged" }));

            Assert.Empty(world.Calls);
        }
    }

    [Fact]
    public async Task A_field_without_a_name_is_in_no_form()
    {
        var world = new InboundWorld().WithConversation();

        Assert.Equal(400, await world.Post(SignedWebhook.Message(Sids.SM1).With(("", ""))));
        Assert.Equal(400, await world.Post(SignedWebhook.Message(Sids.SM1).With(("", "x"))));

        Assert.Empty(world.Calls);
    }

    [Fact]
    public async Task A_body_that_is_not_Base64_although_it_is_said_to_be_is_a_bad_one()
    {
        var world = new InboundWorld().WithConversation();
        var incoming = SignedWebhook.Message(Sids.SM1).Event();
        incoming.Body = "MessageSid=" + Sids.SM1;

        Assert.Equal(400, (await world.Call(incoming)).StatusCode);
    }

    [Theory]
    [InlineData(64 * 1024, true, 200)]
    [InlineData(64 * 1024 + 1, true, 413)]
    [InlineData(64 * 1024 + 2, true, 413)]
    [InlineData(64 * 1024 + 3, true, 413)]
    [InlineData(64 * 1024, false, 200)]
    [InlineData(64 * 1024 + 1, false, 413)]
    [InlineData(5_000_000, true, 413)]
    public async Task A_body_over_64_KB_is_refused_unread(int bytes, bool isBase64, int status)
    {
        var world = new InboundWorld().WithConversation();
        var webhook = SignedWebhook.Message(Sids.SM1, body: "");
        var length = Encoding.UTF8.GetByteCount(SignedWebhook.Encode(webhook.Fields));
        webhook = webhook.With(("Body", new string('x', bytes - length)));
        var incoming = webhook.Event();
        if (!isBase64)
            (incoming.Body, incoming.IsBase64Encoded) = (SignedWebhook.Encode(webhook.Fields), false);

        Assert.Equal(status, (await world.Call(incoming)).StatusCode);

        if (status == 413)
            Assert.Empty(world.Calls);
    }

    [Fact]
    public async Task Size_is_told_before_a_body_is_looked_at()
    {
        var world = new InboundWorld();
        var incoming = SignedWebhook.Message(Sids.SM1).Event();
        incoming.Body = new string('?', 100_000);

        Assert.Equal(413, (await world.Call(incoming)).StatusCode);
    }

    [Fact]
    public async Task The_public_address_is_what_Twilio_signs_where_there_is_one()
    {
        var world = new InboundWorld().WithConversation();
        world.Settings = world.Settings with { PublicUrl = new Uri("https://replies.example.com:8443") };
        world.Restart();

        Assert.Equal(200, await world.Post(SignedWebhook.Message(Sids.SM1) with { Origin = "https://replies.example.com:8443", Query = "a=%7Eb" }));
        Assert.Equal(403, await world.Post(SignedWebhook.Message(Sids.SM2)));
    }

    [Fact]
    public async Task Headers_are_found_however_they_are_written()
    {
        var world = new InboundWorld().WithConversation();
        var incoming = SignedWebhook.Message(Sids.SM1).Event();
        incoming.Headers = incoming.Headers.ToDictionary(header => header.Key.ToUpperInvariant(), header => header.Value);

        Assert.Equal(200, (await world.Call(incoming)).StatusCode);
    }

    [Theory]
    [InlineData("http", "5005", "http://abc123.lambda-url.eu-north-1.on.aws:5005")]
    [InlineData("https", "443", "https://abc123.lambda-url.eu-north-1.on.aws")]
    [InlineData("gopher", "x", "https://abc123.lambda-url.eu-north-1.on.aws")]
    public async Task Scheme_and_port_are_those_that_the_front_was_called_by(string scheme, string port, string origin)
    {
        var world = new InboundWorld().WithConversation();
        var incoming = (SignedWebhook.Message(Sids.SM1) with { Origin = origin }).Event();
        incoming.Headers["x-forwarded-proto"] = scheme;
        incoming.Headers["x-forwarded-port"] = port;

        Assert.Equal(200, (await world.Call(incoming)).StatusCode);
    }

    [Fact]
    public async Task An_event_that_is_neither_a_request_nor_a_sweep_does_nothing()
    {
        var world = new InboundWorld().WithConversation();

        Assert.Equal(400, (await world.Call(new InboundEvent())).StatusCode);

        Assert.Empty(world.Calls);
    }
}
