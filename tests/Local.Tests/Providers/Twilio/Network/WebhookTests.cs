using Twilio.Security;
using WhatsAppReplies.Local.Providers.Twilio.Network;

namespace WhatsAppReplies.Local.Tests.Providers.Twilio.Network;

/// <summary>What a webhook gets.</summary>
public sealed class WebhookTests : NetworkTestBase
{
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

        Assert.Equal("RSOYDt4T1cUTdK1PDd93/VVr8B8=", WebhookSignature.Of(new Uri("https://mycompany.com/myapp.php?foo=1&bar=2"), fields, "12345"));
    }

    [Theory]
    [InlineData("whatsapp:+15550100001", true)]
    [InlineData("whatsapp:US.ABC123", false)]
    public async Task It_is_signed_so_that_the_published_validator_takes_it_and_without_the_connection_overrides(string from, bool hasNumber)
    {
        var address = new Uri(Webhook.Address, "/whatsapp?tenant=1");
        Network.Configure(Company, $"{address}#rc=5&rp=all");

        var delivery = await Network.WriteAsync(from, Company, new PhoneContent.Text("Hello & 日本"));

        var (fields, headers) = Assert.Single(Webhook.Received);
        Assert.True(delivery.Succeeded);
        Assert.Equal("Hello & 日本", fields["Body"]);
        Assert.Equal((from, Company, delivery.Message), (fields["From"], fields["To"], fields["MessageSid"]));
        Assert.Equal(hasNumber, fields.ContainsKey("WaId"));
        Assert.True(new RequestValidator(Server.AuthToken).Validate(address.AbsoluteUri, fields, headers[WebhookSignature.Header]));
    }

    [Fact]
    public async Task A_rotated_token_signs_the_next_one()
    {
        Network.Configure(Company, Webhook.Address.ToString());
        Server.AuthToken = "another-token";

        await WriteAsync("Hello");

        var (fields, headers) = Assert.Single(Webhook.Received);
        Assert.True(new RequestValidator("another-token").Validate(Webhook.Address.AbsoluteUri, fields, headers[WebhookSignature.Header]));
    }

    [Fact]
    public async Task A_photo_comes_with_an_address_that_needs_credentials_and_leads_to_its_bytes()
    {
        Network.Configure(Company, Webhook.Address.ToString());
        await Network.WriteAsync(Customer, Company, new PhoneContent.Media([new PhoneFile("image/jpeg", new byte[] { 1, 2, 3 })], "my licence"));

        var fields = Assert.Single(Webhook.Received).Fields;
        Assert.Equal(("1", "image", "image/jpeg", "my licence"), (fields["NumMedia"], fields["MessageType"], fields["MediaContentType0"], fields["Body"]));
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var nobody = new HttpClient(handler);
        Assert.Equal(401, (int)(await nobody.GetAsync(fields["MediaUrl0"])).StatusCode);
        using var account = new HttpClient(handler, disposeHandler: false);
        account.DefaultRequestHeaders.Authorization = Http.DefaultRequestHeaders.Authorization;
        var redirect = (await account.GetAsync(fields["MediaUrl0"])).Headers.Location!;
        Assert.Equal(400, (int)(await account.GetAsync(redirect)).StatusCode);
        Assert.Equal([1, 2, 3], await nobody.GetByteArrayAsync(redirect));
    }

    [Fact]
    public async Task A_place_comes_with_its_coordinates()
    {
        Network.Configure(Company, Webhook.Address.ToString());
        await Network.WriteAsync(Customer, Company, new PhoneContent.Location("51.5", "-0.12", "Office"));

        var fields = Assert.Single(Webhook.Received).Fields;
        Assert.Equal(
            ("location", "51.5", "-0.12", "Office", ""), (fields["MessageType"], fields["Latitude"], fields["Longitude"], fields["Label"], fields["Body"]));
        Assert.False(fields.ContainsKey("Address"));
    }

    [Fact]
    public async Task A_button_comes_with_its_payload()
    {
        Network.Configure(Company, Webhook.Address.ToString());
        await Network.WriteAsync(Customer, Company, new PhoneContent.Button("Yes", "yes-1", "SM7"));

        var fields = Assert.Single(Webhook.Received).Fields;
        Assert.Equal(
            ("button", "Yes", "yes-1", "SM7"), (fields["MessageType"], fields["ButtonText"], fields["ButtonPayload"], fields["OriginalRepliedMessageSid"]));
    }

    [Fact]
    public async Task A_number_without_a_webhook_takes_messages_and_calls_nobody()
    {
        var delivery = await WriteAsync("Hello");

        Assert.Empty(delivery.Outcomes);
        Assert.Equal("Hello", Assert.Single(Server.Received).Body);
    }
}
