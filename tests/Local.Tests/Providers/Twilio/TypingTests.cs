using WhatsAppReplies.Local.Providers.Twilio;
using WhatsAppReplies.Local.Providers.Twilio.Network;

namespace WhatsAppReplies.Local.Tests.Providers.Twilio;

public sealed class TypingTests : TwilioTestBase
{
    [Fact]
    public async Task An_indicator_under_a_message_of_the_customer_is_taken_and_recorded()
    {
        var sid = Written();

        using var response = await ShowAsync(sid);

        Assert.Equal(200, (int)response.StatusCode);
        Assert.True((await JsonAsync(response)).GetProperty("success").GetBoolean());
        var call = Assert.Single(Server.Calls);
        Assert.Equal((TwilioEndpoint.ShowTyping, sid), (call.Endpoint, call.MessageSid));
        Assert.Empty(Server.Phones[Customer].Texts);
    }

    [Fact]
    public async Task One_under_a_message_that_no_customer_wrote_is_refused()
    {
        var sent = (await SendAsync("Hello")).GetProperty("sid").GetString()!;

        foreach (var sid in (string[])[sent, "SM1"])
        {
            using var response = await ShowAsync(sid);

            Assert.Equal(404, (int)response.StatusCode);
        }
    }

    [Theory]
    [InlineData("", "whatsapp")]
    [InlineData("SM1", "sms")]
    [InlineData("SM1", "")]
    public async Task One_without_a_message_or_for_another_channel_is_refused(string sid, string channel)
    {
        using var response = await ShowAsync(sid, channel);

        Assert.Equal(400, (int)response.StatusCode);
    }

    [Fact]
    public async Task Nobody_is_let_in_without_the_token()
    {
        Authenticate("another");

        using var response = await ShowAsync(Written());

        Assert.Equal(401, (int)response.StatusCode);
        Assert.Empty(Server.Calls);
    }

    private string Written() => Server.Network.WriteUntold(Customer, Company, new PhoneContent.Text("Hello")).Sid;

    private async Task<HttpResponseMessage> ShowAsync(string sid, string channel = "whatsapp")
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["messageId"] = sid, ["channel"] = channel });
        return await Http.PostAsync(new Uri(Server.BaseUrl, "/v2/Indicators/Typing.json"), form);
    }
}
