using Microsoft.AspNetCore.Builder;
using WhatsAppReplies.Local.Cloud.Hosting;

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
        var application = LoopbackWeb.Builder(port, LargestRequest, limits => limits.MinRequestBodyDataRate = null).Build();
        application.Run(pipeline.HandleAsync);
        return new AwsGateway(application, new Uri(await LoopbackWeb.StartAsync(application, port, "--port", cancellationToken)));
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
