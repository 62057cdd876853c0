using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WhatsAppReplies.Local.Cloud.Hosting;

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
        var builder = LoopbackWeb.Builder(port, LargestBody);
        builder.Services.AddRouting();
        // Or a body that cannot be read would be answered with a bare number.
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        var web = builder.Build();
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        web.Use(new PageGuard(token).CheckAsync);
        web.Use(MistakenRequests.CheckAsync);
        web.UseRouting();
        PageEndpoints.Map(web);
        new PhoneEndpoints(machine).Map(web);
        new BreakEndpoints(machine).Map(web);
        new PromptEndpoints(machine).Map(web);
        var address = await LoopbackWeb.StartAsync(web, port, "--page-port", cancellationToken);
        return new LiveServer(web, new Uri($"{address}/{token}/"));
    }

    public async ValueTask DisposeAsync()
    {
        await _web.StopAsync(new CancellationToken(canceled: true));
        await _web.DisposeAsync();
    }
}
