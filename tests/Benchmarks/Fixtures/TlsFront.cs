using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace WhatsAppReplies.Benchmarks.Fixtures;

/// <summary>TLS termination before a server that speaks plain HTTP: what comes is decrypted and handed on as it is.</summary>
internal sealed class TlsFront : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly SslStreamCertificateContext _certificate;
    private readonly Uri _behind;
    private readonly Task _accepting;

    /// <param name="behind">The server.</param>
    /// <param name="certificate">With its key, for the name of this machine.</param>
    public TlsFront(Uri behind, X509Certificate2 certificate)
    {
        (_behind, _certificate) = (behind, SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true));
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>The server's address, with this front's scheme and port.</summary>
    public Uri Address => new UriBuilder(_behind) { Scheme = "https", Host = LocalAuthority.Host, Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.Uri;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true) connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
        }
        catch (Exception exception) when (_end.IsCancellationRequested && exception is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using var server = new TcpClient { NoDelay = true };
            using (client)
            {
                client.NoDelay = true;
                await using var secure = new SslStream(client.GetStream());
                await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = _certificate }, _end.Token);
                await server.ConnectAsync(_behind.Host, _behind.Port, _end.Token);
                await using var plain = server.GetStream();
                // Whichever side ends the connection ends it for both.
                await await Task.WhenAny(secure.CopyToAsync(plain, _end.Token), plain.CopyToAsync(secure, _end.Token));
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
        {
            // A subject that is killed leaves its connections as they are. What a subject cannot reach it says itself, and its run is a mistake.
        }
    }
}
