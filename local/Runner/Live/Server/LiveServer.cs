using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace WhatsAppReplies.Local.Runner.Live.Server;

/// <summary>Web server of the page: on the loopback interface only, under a path that nobody can guess.</summary>
internal sealed class LiveServer : IAsyncDisposable
{
    private const int TokenBytes = 24;

    /// <summary>WhatsApp takes files up to 16 MB.</summary>
    private const long LargestBody = 17 * 1024 * 1024;

    private readonly WebApplication _web;

    private LiveServer(WebApplication web, Uri page) => (_web, Page) = (web, page);

    /// <summary>Ends with a slash.</summary>
    public Uri Page { get; }

    /// <param name="machine">What is shown.</param>
    /// <param name="port">0: a free one.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<LiveServer> StartAsync(LiveMachine machine, int port, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.Services.AddRouting();
        // The page listens for as long as it is open, and nobody waits for it.
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.Zero);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        var web = builder.Build();
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        web.Use(new PageGuard(token).CheckAsync);
        web.UseRouting();
        PageEndpoints.Map(web);
        new PhoneEndpoints(machine).Map(web);
        new BreakEndpoints(machine).Map(web);
        new PromptEndpoints(machine).Map(web);
        try
        {
            await web.StartAsync(cancellationToken);
        }
        catch (IOException e)
        {
            await web.DisposeAsync();
            throw new ProblemException($"Port {port} of 127.0.0.1 is taken: end what listens there, or choose another with --page-port.", e);
        }

        return new LiveServer(web, new Uri($"{web.Urls.Single()}/{token}/"));
    }

    public async ValueTask DisposeAsync()
    {
        await _web.StopAsync(new CancellationToken(canceled: true));
        await _web.DisposeAsync();
    }
}
