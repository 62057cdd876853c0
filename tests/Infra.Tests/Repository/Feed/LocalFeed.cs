using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace WhatsAppReplies.Infra.Tests.Repository.Feed;

/// <summary>A package feed on loopback (NuGet's protocol, version 3) that has what a test puts into it, and reports advisories.</summary>
internal sealed class LocalFeed : IAsyncDisposable
{
    private readonly HttpListener _listener;
    private readonly Task _serving;
    private readonly Dictionary<string, byte[]> _files = [];
    private readonly Dictionary<string, object> _advisories = [];

    private LocalFeed(HttpListener listener, string address)
    {
        (_listener, Address) = (listener, address);
        Put("v3/index.json", new
        {
            version = "3.0.0",
            resources = new[] { Resource("flat/", "PackageBaseAddress/3.0.0"), Resource("vulnerabilities/index.json", "VulnerabilityInfo/6.7.0") },
        });
        Put("vulnerabilities/index.json", new[] { new Dictionary<string, string>
        {
            ["@name"] = "all",
            ["@id"] = address + "vulnerabilities/all.json",
            ["@updated"] = "2026-11-01T00:00:00Z",
        } });
        Put("vulnerabilities/all.json", _advisories);
        _serving = ServeAsync();
    }

    /// <summary>Ends in a slash.</summary>
    public string Address { get; }

    public string Index => Address + "v3/index.json";

    public static LocalFeed Start()
    {
        var listener = new HttpListener();
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}/");
        listener.Prefixes.Add(address);
        listener.Start();
        return new LocalFeed(listener, address);
    }

    /// <summary>Publishes a package without content; <paramref name="needs"/> are the packages that it depends on.</summary>
    public void Publish(string id, string version, params (string Id, string Version)[] needs)
    {
        var name = id.ToLowerInvariant();
        Put($"flat/{name}/index.json", new { versions = new[] { version } });
        lock (_files) _files[$"flat/{name}/{version}/{name}.{version}.nupkg"] = EmptyPackage.Of(id, version, needs);
    }

    /// <summary>Reports an advisory of high severity about every version of a package.</summary>
    public void Advise(string id, string url)
    {
        _advisories[id.ToLowerInvariant()] = new[] { new { url, severity = 2, versions = "[0.0.0, )" } };
        Put("vulnerabilities/all.json", _advisories);
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private Dictionary<string, string> Resource(string path, string type) => new() { ["@id"] = Address + path, ["@type"] = type };

    private void Put<T>(string path, T content)
    {
        lock (_files) _files[path] = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(content));
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            await AnswerAsync(context);
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        byte[]? content;
        lock (_files) content = _files.GetValueOrDefault(context.Request.Url!.AbsolutePath[1..]);
        try
        {
            using var response = context.Response;
            response.StatusCode = content is null ? 404 : 200;
            if (content is not null) await response.OutputStream.WriteAsync(content);
        }
        catch (Exception gone) when (gone is HttpListenerException or IOException or ObjectDisposedException)
        {
            // Whoever asked did not wait for the answer.
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
