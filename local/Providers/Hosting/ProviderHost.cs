using System.Net;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace WhatsAppReplies.Local.Providers.Hosting;

/// <summary>One stand-in's web server on a free loopback port: no logging, no dependency injection, since it runs beside benchmarks.</summary>
internal sealed class ProviderHost : IAsyncDisposable
{
    private readonly KestrelServer _server;
    private readonly CancellationTokenSource _stopping = new();

    private ProviderHost()
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Listen(IPAddress.Loopback, 0);

        // A slow caller is the caller's business here, and Kestrel's own timers would run on real time.
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        _server = new KestrelServer(
            Options.Create(options),
            new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
    }

    public Uri Address { get; private set; } = null!;

    /// <summary>Ends every delay and every silence.</summary>
    public CancellationToken Stopping => _stopping.Token;

    public RequestRecord Requests { get; } = new();

    public static async Task<ProviderHost> StartAsync(Func<HttpContext, Task> handle, CancellationToken cancellationToken)
    {
        var host = new ProviderHost();
        await host._server.StartAsync(new ProviderApplication(handle, host.Requests), cancellationToken);
        host.Address = new Uri(host._server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();

        // A cancelled token makes Kestrel cut the connections that clients keep open instead of waiting for them.
        await _server.StopAsync(new CancellationToken(canceled: true));
        _server.Dispose();
        _stopping.Dispose();
    }
}
