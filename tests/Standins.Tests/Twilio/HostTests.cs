using Standins.Tests.Twilio.Support;
using Tests.Support.Loopback;
using Twilio.Clients;
using Twilio.Http;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Types;

namespace Standins.Tests.Twilio;

public class HostTests
{
    [Theory]
    [InlineData(null, null, "api.twilio.com")]
    [InlineData(null, "ie1", "api.ie1.twilio.com")]
    [InlineData("dublin", "ie1", "api.dublin.ie1.twilio.com")]
    [InlineData("dublin", null, "api.dublin.us1.twilio.com")]
    public async Task The_host_names_edge_and_region(string? edge, string? region, string expected)
    {
        await using var server = await LoopbackServer.StartAsync(Samples.Created);
        using var handler = new RedirectingHandler(server.Address);
        using var httpClient = new System.Net.Http.HttpClient(handler);
        var client = new TwilioRestClient("AC1", "token", region: region, httpClient: new SystemNetHttpClient(httpClient), edge: edge);

        await MessageResource.CreateAsync(new CreateMessageOptions(new PhoneNumber("whatsapp:+1")) { Body = "hello" }, client);

        Assert.Equal("https", handler.Asked!.Scheme);
        Assert.Equal(expected, handler.Asked.Host);
    }

    [Fact]
    public async Task A_key_may_send_for_another_account()
    {
        await using var server = await LoopbackServer.StartAsync(Samples.Created);
        using var handler = new RedirectingHandler(server.Address);
        using var httpClient = new System.Net.Http.HttpClient(handler);
        var client = new TwilioRestClient("SK1", "secret", "AC2", httpClient: new SystemNetHttpClient(httpClient));

        await MessageResource.CreateAsync(new CreateMessageOptions(new PhoneNumber("whatsapp:+1")) { Body = "hello" }, client);

        Assert.Equal("/2010-04-01/Accounts/AC2/Messages.json", server.OnlyRequest.Target);
    }
}
