namespace WhatsAppReplies.Shared.Http;

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
