using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace WhatsAppReplies.Local.Cloud.Gateway;

/// <summary>The one endpoint of all AWS services: <c>AWS_ENDPOINT_URL</c> of the function.</summary>
internal sealed class AwsGateway : IAsyncDisposable
{
    /// <summary>DynamoDB's largest request is 16 MB.</summary>
    private const long LargestRequest = 17 * 1024 * 1024;

    private readonly WebApplication _application;

    private AwsGateway(WebApplication application, Uri endpoint) => (_application, Endpoint) = (application, endpoint);

    public Uri Endpoint { get; }

    /// <param name="pipeline">Answers the requests.</param>
    /// <param name="port">0: a free one.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<AwsGateway> StartAsync(GatewayPipeline pipeline, int port, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.Zero);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = LargestRequest;
            options.Limits.MinRequestBodyDataRate = null;
            options.Listen(IPAddress.Loopback, port);
        });
        var application = builder.Build();
        application.Run(pipeline.HandleAsync);
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch (IOException e)
        {
            await application.DisposeAsync();
            throw new ProblemException($"Port {port} of 127.0.0.1 is taken: end what listens there, or choose another with --port.", e);
        }

        var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        return new AwsGateway(application, new Uri(addresses.Single()));
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
