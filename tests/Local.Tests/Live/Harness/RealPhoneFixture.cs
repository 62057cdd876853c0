using System.Net;
using System.Net.Sockets;
using WhatsAppReplies.Infra.Catalogue;
using WhatsAppReplies.Local.Providers;
using WhatsAppReplies.Local.Providers.Twilio.Network;
using WhatsAppReplies.Local.Runner.Live;
using WhatsAppReplies.Local.Runner.Live.Server;
using WhatsAppReplies.Local.Tests.Scenario;

namespace WhatsAppReplies.Local.Tests.Live.Harness;

/// <summary>
/// A machine that takes two stand-ins for the real services, and is reached through a tunnel; a test is what calls at the tunnel's other end.
/// </summary>
public sealed class RealPhoneFixture : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("real-").FullName;
    private readonly ProviderServersOptions _keys = new();
    private ProviderServers _services = null!;
    private LiveMachine _machine = null!;
    private LocalCloud _cloud = null!;
    private IAsyncDisposable _open = null!;
    private LiveServer _server = null!;

    public Uri Page => _server.Page;

    internal Tunnel Tunnel { get; } = new(new Uri("https://tunnel.example"), FreePort());

    internal LocalCloud Cloud => _cloud;

    public async Task InitializeAsync()
    {
        _services = await ProviderServers.StartAsync(_keys);
        var real = new RealProviders(_keys.OpenAiApiKey, (_keys.TwilioAccountSid, _keys.TwilioAuthToken))
        {
            OpenAiBaseUrl = _services.OpenAiBaseUrl,
            TwilioBaseUrl = _services.TwilioBaseUrl,
            Tunnel = Tunnel,
        };
        _machine = new LiveMachine(real, TimeProvider.System);
        _cloud = await LocalCloud.StartAsync(_machine.Prepare(new LocalCloudOptions
        {
            StackFiles = TestStacks.Folder,
            ZipPath = CloudFixture.Zip,
            Directory = _directory,
            Configure = configuration => configuration.With("whatsapp-replies:quietTimeSeconds", "0"),
            Real = real,
            RunsSchedules = true,
        }));
        _open = await _machine.OpenAsync(_cloud, AssistantFiles.Folder(TestStacks.Folder), CancellationToken.None);
        _server = await LiveServer.StartAsync(_machine, port: 0, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _open.DisposeAsync();
        await _cloud.DisposeAsync();
        await _services.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>A real phone writes, and Twilio calls at the tunnel's address, which it signs.</summary>
    /// <param name="from">The phone's number.</param>
    /// <param name="text">What it writes.</param>
    /// <param name="signed">The address that is signed; null: the tunnel's.</param>
    internal async Task<HttpStatusCode> WriteAsync(string from, string text, Uri? signed = null)
    {
        var fields = _services.Twilio.Network.WriteUntold(from, _machine.Phones.Company, new PhoneContent.Text(text)).Fields(_keys.TwilioAccountSid);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Tunnel.Target)) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Host = Tunnel.Address!.Host;
        request.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(signed ?? new Uri($"{Tunnel.Origin}/"), fields, _keys.TwilioAuthToken));
        using var http = new HttpClient();
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }

    /// <summary>What that phone shows.</summary>
    internal IReadOnlyList<string> ShownTo(string number) =>
        [.. _services.Twilio.Phones.All.Where(phone => phone.Address.EndsWith(number, StringComparison.Ordinal))
            .SelectMany(phone => phone.Shown)
            .Select(message => message.Body)];

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
