using System.Net;
using Microsoft.Extensions.Primitives;
using Twilio.Security;
using WhatsAppReplies.Local.Providers.Hosting;
using WhatsAppReplies.Local.Providers.Twilio;

namespace WhatsAppReplies.Local.Tests.Providers.Twilio;

public sealed class WebhookTests : IAsyncLifetime
{
    private const string Token = "12345";
    private readonly List<(Dictionary<string, string> Fields, Dictionary<string, string> Headers)> _received = [];
    private ProviderHost _receiver = null!;

    private HttpClient Http { get; } = new();

    public async Task InitializeAsync() => _receiver = await ProviderHost.StartAsync(
        async context =>
        {
            var form = await context.Request.ReadFormAsync();
            _received.Add((Copied(form), Copied(context.Request.Headers)));
            context.Response.StatusCode = 204;
        },
        CancellationToken.None);

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await _receiver.DisposeAsync();
    }

    [Fact]
    public void The_published_example_gets_the_published_signature()
    {
        var fields = new Dictionary<string, string>
        {
            ["CallSid"] = "CA1234567890ABCDE",
            ["Caller"] = "+14158675309",
            ["Digits"] = "1234",
            ["From"] = "+14158675309",
            ["To"] = "+18005551212",
        };

        Assert.Equal("RSOYDt4T1cUTdK1PDd93/VVr8B8=", WebhookSignature.Of(new Uri("https://mycompany.com/myapp.php?foo=1&bar=2"), fields, Token));
    }

    [Theory]
    [InlineData("whatsapp:+15550100001", true)]
    [InlineData("whatsapp:US.ABC123", false)]
    public async Task A_webhook_is_signed_so_that_the_published_validator_takes_it(string from, bool hasNumber)
    {
        var address = new Uri(_receiver.Address, "/whatsapp?tenant=1");
        var webhook = new InboundWebhook(Http, "AC1", Token);

        var status = await webhook.DeliverAsync(address, new InboundMessage("SM1", from, "whatsapp:+15550100099", "Hello & 日本"));

        var (fields, headers) = Assert.Single(_received);
        Assert.Equal(HttpStatusCode.NoContent, status);
        Assert.Equal("Hello & 日本", fields["Body"]);
        Assert.Equal(hasNumber, fields.ContainsKey("WaId"));
        Assert.True(new RequestValidator(Token).Validate(address.AbsoluteUri, fields, headers[WebhookSignature.Header]));
    }

    [Fact]
    public async Task A_repeated_delivery_has_the_same_sid_and_is_marked()
    {
        var webhook = new InboundWebhook(Http, "AC1", Token);
        var message = new InboundMessage("SM1", "whatsapp:+15550100001", "whatsapp:+15550100099", "Hello");

        await webhook.DeliverAsync(_receiver.Address, message);
        await webhook.DeliverAsync(_receiver.Address, message, attempt: 2);

        Assert.Equal(["SM1", "SM1"], _received.Select(delivery => delivery.Fields["MessageSid"]));
        Assert.Equal([false, true], _received.Select(delivery => delivery.Headers.ContainsKey("I-Twilio-Idempotency-Token")));
    }

    // The server uses its collections again for the next request.
    private static Dictionary<string, string> Copied(IEnumerable<KeyValuePair<string, StringValues>> values) =>
        values.ToDictionary(value => value.Key, value => value.Value.ToString());
}
