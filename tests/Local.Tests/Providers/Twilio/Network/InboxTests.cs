using WhatsAppReplies.Local.Providers.Twilio.Network;

namespace WhatsAppReplies.Local.Tests.Providers.Twilio.Network;

/// <summary>What customers wrote can be listed, whether or not a webhook told of it.</summary>
public sealed class InboxTests : NetworkTestBase
{
    [Fact]
    public async Task Messages_of_customers_are_listed_beside_those_of_the_company_and_can_be_told_apart()
    {
        Network.WriteUntold(Customer, Company, new PhoneContent.Text("from the customer"));
        await SendAsync("from the company");

        var toTheCompany = (await GetAsync($"Messages.json?To={Uri.EscapeDataString(Company)}")).GetProperty("messages").EnumerateArray().ToList();
        var toTheCustomer = (await GetAsync($"Messages.json?To={Uri.EscapeDataString(Customer)}")).GetProperty("messages").EnumerateArray().ToList();

        var inbound = Assert.Single(toTheCompany);
        Assert.Equal(("inbound", "received", "from the customer"), (Text(inbound, "direction"), Text(inbound, "status"), Text(inbound, "body")));
        Assert.Equal("outbound-api", Text(Assert.Single(toTheCustomer), "direction"));
        Assert.Equal("from the company", Assert.Single(Server.Accepted).Body);
    }

    [Fact]
    public async Task Only_those_since_a_time_are_listed()
    {
        Network.WriteUntold(Customer, Company, new PhoneContent.Text("old"));
        Clock.Advance(TimeSpan.FromMinutes(31));
        Network.WriteUntold(Customer, Company, new PhoneContent.Text("new"));

        var since = Clock.GetUtcNow() - TimeSpan.FromMinutes(30);
        Assert.Equal(["new"], await ListAsync($"To={Uri.EscapeDataString(Company)}&DateSent%3E={since:yyyy-MM-ddTHH:mm:ssZ}"));
    }

    [Fact]
    public async Task Their_files_can_be_listed()
    {
        Network.WriteUntold(
            Customer, Company, new PhoneContent.Media([new PhoneFile("audio/ogg", new byte[] { 1 }), new PhoneFile("image/png", new byte[] { 2 })]));

        var sid = Assert.Single(Server.Received).Sid;
        var media = (await GetAsync($"Messages/{sid}/Media.json")).GetProperty("media_list").EnumerateArray().ToList();
        Assert.Equal(["audio/ogg", "image/png"], media.Select(file => Text(file, "content_type")));
        Assert.Equal("2", Text(await GetAsync($"Messages/{sid}.json"), "num_media"));
    }

    [Fact]
    public async Task An_account_that_redacts_lists_them_without_a_body()
    {
        Server.Behaviour.HidesBodies = true;
        Network.WriteUntold(Customer, Company, new PhoneContent.Text("private"));

        var message = Assert.Single((await GetAsync("Messages.json")).GetProperty("messages").EnumerateArray());
        Assert.Null(Text(message, "body"));
    }

    private static string? Text(System.Text.Json.JsonElement message, string name) => message.GetProperty(name).GetString();
}
