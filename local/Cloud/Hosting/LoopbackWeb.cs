using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace WhatsAppReplies.Local.Cloud.Hosting;

/// <summary>Web server on a loopback port that its caller may choose: no logging, and an end that waits for nobody.</summary>
internal static class LoopbackWeb
{
    /// <param name="port">0: a free one.</param>
    /// <param name="largestBody">Of a request, in bytes.</param>
    /// <param name="limits">Other limits.</param>
    public static WebApplicationBuilder Builder(int port, long largestBody, Action<KestrelServerLimits>? limits = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.Zero);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = largestBody;
            limits?.Invoke(kestrel.Limits);
            kestrel.Listen(IPAddress.Loopback, port);
        });
        return builder;
    }

    /// <returns>The address, without a slash at its end.</returns>
    /// <param name="web">Disposed of when it cannot start.</param>
    /// <param name="port">As it was asked for.</param>
    /// <param name="option">With which another port is chosen.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<string> StartAsync(WebApplication web, int port, string option, CancellationToken cancellationToken)
    {
        try
        {
            await web.StartAsync(cancellationToken);
        }
        catch (IOException e)
        {
            await web.DisposeAsync();
            throw new ProblemException($"Port {port} of 127.0.0.1 is taken: end what listens there, or choose another with {option}.", e);
        }

        return web.Urls.Single();
    }
}
