namespace WhatsAppReplies.Shared.Http;

/// <summary>The one pool of connections, for AWS and both providers. It lives as long as the process; nobody disposes of it.</summary>
internal static class ConnectionPool
{
    public static SocketsHttpHandler Create() => new()
    {
        // None of the services redirects: an address that does is a wrong one, and a POST must not follow it.
        AllowAutoRedirect = false,
        UseCookies = false,
        // Providers get no trace of ours; the AWS SDK passes Lambda's trace header on by itself.
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(5),
    };
}

internal static class ConnectionFault
{
    /// <summary>
    /// True when no byte of the request can have reached the other side. A broken pooled connection is tried again by the handler only as long as
    /// it has sent nothing of the body, so what is left as a connection error was never sent.
    /// </summary>
    public static bool HappenedBeforeSending(HttpRequestException exception) => exception.HttpRequestError
        is HttpRequestError.NameResolutionError
        or HttpRequestError.ConnectionError
        or HttpRequestError.SecureConnectionError
        or HttpRequestError.ProxyTunnelError;
}
