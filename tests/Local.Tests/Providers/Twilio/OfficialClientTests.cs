using Twilio.Clients;
using Twilio.Exceptions;
using Twilio.Http;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Types;
using WhatsAppReplies.Local.Providers.Twilio;

namespace WhatsAppReplies.Local.Tests.Providers.Twilio;

/// <summary>The published client, or its stand-in, understands what the stand-in says.</summary>
public sealed class OfficialClientTests : TwilioTestBase
{
    [Fact]
    public async Task It_creates_and_lists_messages()
    {
        using var http = new System.Net.Http.HttpClient(new Redirected(Server.BaseUrl));
        var client = Client(http);

        var created = await MessageResource.CreateAsync(
            new CreateMessageOptions(new PhoneNumber(Customer)) { From = new PhoneNumber(Company), Body = "Hello" }, client);
        var listed = await MessageResource.ReadAsync(
            new ReadMessageOptions { To = new PhoneNumber(Customer), From = new PhoneNumber(Company) }, client);

        Assert.Equal(MessageResource.StatusEnum.Queued, created.Status);
        Assert.Equal(created.Sid, Assert.Single(listed).Sid);
        Assert.Equal(Clock.GetUtcNow().UtcDateTime, Assert.Single(listed).DateCreated);
    }

    [Fact]
    public async Task It_reads_an_error()
    {
        using var http = new System.Net.Http.HttpClient(new Redirected(Server.BaseUrl));
        Server.Script.Next(new TwilioFault.Refuse(TwilioError.OptedOut));

        var error = await Assert.ThrowsAsync<ApiException>(() => MessageResource.CreateAsync(
            new CreateMessageOptions(new PhoneNumber(Customer)) { From = new PhoneNumber(Company), Body = "Hello" }, Client(http)));

        Assert.Equal((21610, 400), (error.Code, error.Status));
    }

    private TwilioRestClient Client(System.Net.Http.HttpClient http) =>
        new(AccountSid, Server.AuthToken, httpClient: new SystemNetHttpClient(http));

    /// <summary>The client knows no other host than its own.</summary>
    private sealed class Redirected(Uri server) : DelegatingHandler(new HttpClientHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(server, request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
