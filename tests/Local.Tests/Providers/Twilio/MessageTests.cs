namespace WhatsAppReplies.Local.Tests.Providers.Twilio;

public sealed class MessageTests : TwilioTestBase
{
    [Fact]
    public async Task A_message_is_queued_and_shown_on_the_phone()
    {
        var message = await SendAsync("Hello & welcome, 日本");

        Assert.Equal("queued", message.GetProperty("status").GetString());
        Assert.Equal("outbound-api", message.GetProperty("direction").GetString());
        Assert.Equal("Sun, 22 Nov 2026 09:00:00 +0000", message.GetProperty("date_created").GetString());
        Assert.Null(message.GetProperty("date_sent").GetString());
        Assert.Matches("^SM[0-9a-f]{32}$", message.GetProperty("sid").GetString());
        Assert.Equal(["Hello & welcome, 日本"], Server.Phones[Customer].Texts);
    }

    [Fact]
    public async Task A_message_can_be_fetched_by_its_sid()
    {
        Server.Behaviour.SendDelay = TimeSpan.FromSeconds(2);
        var sid = (await SendAsync("Hello")).GetProperty("sid").GetString();

        var before = await GetAsync($"Messages/{sid}.json");
        Clock.Advance(TimeSpan.FromSeconds(2));
        var after = await GetAsync($"Messages/{sid}.json");

        Assert.Equal("queued", before.GetProperty("status").GetString());
        Assert.Equal("delivered", after.GetProperty("status").GetString());
        Assert.Equal("Sun, 22 Nov 2026 09:00:02 +0000", after.GetProperty("date_sent").GetString());
    }

    [Fact]
    public async Task An_unknown_message_is_not_found()
    {
        var error = await GetAsync("Messages/SM1.json");

        Assert.Equal(20404, error.GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task A_customer_with_a_user_name_has_a_phone_too()
    {
        await SendAsync("Hello", "whatsapp:US.ABC123XYZ");

        Assert.Equal(["Hello"], Server.Phones["US.ABC123XYZ"].Texts);
    }

    [Theory]
    [InlineData("", Company, "x", 21604)]
    [InlineData(Customer, "", "x", 21603)]
    [InlineData(Customer, Company, "", 21619)]
    [InlineData("+15550100001", Company, "x", 21211)]
    [InlineData("whatsapp:whatsapp:+15550100001", Company, "x", 21211)]
    [InlineData("whatsapp:nobody", Company, "x", 21211)]
    [InlineData(Customer, "+15550100099", "x", 63007)]
    [InlineData(Customer, "whatsapp:+15550100098", "x", 63007)]
    public async Task A_wrong_message_is_refused_with_its_code(string to, string from, string body, int code)
    {
        Server.Behaviour.Senders = new HashSet<string> { Company };
        using var response = await PostAsync(body, to, from);
        var error = await JsonAsync(response);

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal(code, error.GetProperty("code").GetInt32());
        Assert.Equal(400, error.GetProperty("status").GetInt32());
        Assert.Equal($"https://www.twilio.com/docs/errors/{code}", error.GetProperty("more_info").GetString());
        Assert.Empty(Server.Accepted);
    }

    [Fact]
    public async Task A_body_may_have_1600_characters_and_not_one_more()
    {
        await SendAsync(new string('x', 1600));
        using var response = await PostAsync(new string('x', 1601));

        Assert.Equal(21617, (await JsonAsync(response)).GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task Wrong_credentials_are_refused()
    {
        Authenticate("another-token");
        using var response = await PostAsync("Hello");

        Assert.Equal(401, (int)response.StatusCode);
        Assert.Equal(20003, (await JsonAsync(response)).GetProperty("code").GetInt32());
        Assert.Equal(1, Server.Counter.Refused.Count);
        Assert.Empty(Server.Calls);
    }
}
