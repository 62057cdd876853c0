namespace Standins.Tests.Twilio.Support;

internal sealed class RedirectingHandler(Uri address) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    public Uri? Asked { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked = request.RequestUri;
        request.RequestUri = new Uri(address, Asked!.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }
}
