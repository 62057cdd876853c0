using Amazon.Runtime;

namespace Standins.Tests.AwsSdk.Support;

internal sealed class CountingHttpClientFactory : HttpClientFactory
{
    private int _requests;

    public int Requests => _requests;

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(this));

    private sealed class Handler(CountingHttpClientFactory owner) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref owner._requests);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
