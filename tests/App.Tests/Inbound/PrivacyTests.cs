using App.Tests.Fakes;
using App.Tests.Fakes.Calls;
using App.Tests.Inbound.Support;
using WhatsAppReplies.Shared.Staging;

namespace App.Tests.Inbound;

public class PrivacyTests
{
    private const string Text = "my secret text";

    private static readonly string[] Secrets =
    [
        Text, "447700900123", "447700900456", InboundWorld.StackToken, "Maya",
        "ci-aaa-001", "MediaUrl", "lambda-url", "x-private-header-value", "yes-1", "51.5074",
    ];

    [Fact]
    public async Task No_field_no_header_and_no_secret_is_in_a_log_or_a_metric()
    {
        var world = new InboundWorld().WithConversation().WithNumber();
        var message = SignedWebhook.Message(Sids.SM1, Text)
            .With(("ProfileName", "Maya"), ("ButtonPayload", "yes-1"), ("Latitude", "51.5074"), ("Longitude", "0"));

        foreach (var webhook in new[]
        {
            message,
            message with { IsSigned = false },
            message with { Token = "forged" },
            message with { Body = $"Body={Text}&From=%ZZ" },
            message with { Path = $"/{Text}" },
            message with { Query = $"q={Text}" },
            SignedWebhook.Message(Sids.SM2, Text, from: "whatsapp:+447700900123", to: "whatsapp:+447700900999"),
            SignedWebhook.Status(Sids.SM9, "failed", 63016),
            SignedWebhook.Status(Sids.SM9, "failed", 63016, conversation: $"{Text} +447700900123"),
            SignedWebhook.Status(Sids.SM9, "sent"),
        })
        {
            var incoming = webhook.Event();
            incoming.Headers["x-private"] = "x-private-header-value";
            await world.Call(incoming);
        }

        world.Take(Sids.SM7, Text, type: InboundMessage.HiddenType);
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        await world.Sweep();

        Assert.NotEmpty(world.Log.Records);
        AssertPrivate(world);
    }

    [Theory]
    [InlineData("Query")]
    [InlineData("PutItem")]
    [InlineData("SendMessage")]
    [InlineData("Scan")]
    public async Task What_an_exception_says_is_in_no_log(string operation)
    {
        var world = new InboundWorld().WithConversation().WithNumber();
        world.Faults.Throw(
            call => call.Operation == operation,
            CallPhase.Before,
            () => new InvalidOperationException($"{Text} of +447700900123", new HttpRequestException(Text)),
            times: 3);

        Assert.Equal(500, await world.Post(SignedWebhook.Message(Sids.SM1, Text)));
        await world.Sweep();

        AssertPrivate(world);
    }

    private static void AssertPrivate(InboundWorld world)
    {
        foreach (var record in world.Log.Records)
            Private.AssertNotIn(record.ToString(), Secrets);
        Private.AssertNotIn(world.Metrics, Secrets);
    }
}
