using Tests.Support.Loopback;
using Twilio.Clients;
using Twilio.Http;

namespace Standins.Tests.Twilio.Support;

/// <summary>A client whose requests go to a server on this machine instead of the host that it names.</summary>
internal sealed class LoopbackTwilio : IAsyncDisposable
{
    public const string Account = "AC00000000000000000000000000000001";
    public const string Token = "token";

    private readonly System.Net.Http.HttpClient _httpClient;

    private LoopbackTwilio(LoopbackServer server)
    {
        Server = server;
        _httpClient = new System.Net.Http.HttpClient(new RedirectingHandler(server.Address));
        Client = new TwilioRestClient(Account, Token, httpClient: new SystemNetHttpClient(_httpClient));
    }

    public LoopbackServer Server { get; }

    public TwilioRestClient Client { get; }

    public static async Task<LoopbackTwilio> StartAsync(params Answer[] answers) => new(await LoopbackServer.StartAsync(answers));

    public async ValueTask DisposeAsync()
    {
        _httpClient.Dispose();
        await Server.DisposeAsync();
    }
}
