using WhatsAppReplies.Inbound.Webhooks;

namespace WhatsAppReplies.Inbound.Hosting;

/// <summary>Reader of a function URL's request, and of the address that Twilio called for it.</summary>
internal static class UrlRequestReader
{
    /// <summary>Headers come in lower case; whoever invokes the function by hand may not know that.</summary>
    private const string Signature = "x-twilio-signature";
    private const string Scheme = "x-forwarded-proto";
    private const string Port = "x-forwarded-port";

    /// <returns>Nothing when the event is no request.</returns>
    public static WebhookRequest? Read(InboundEvent incoming, Uri? publicUrl)
    {
        if (incoming.RequestContext is not { Http.Method: { } method, DomainName: var domain } || incoming.RawPath is not { } path)
            return null;
        if (publicUrl is null && domain is null)
            return null;

        return new WebhookRequest
        {
            Method = method,
            Path = path.Length == 0 ? "/" : path,
            Query = incoming.RawQueryString ?? "",
            Origin = publicUrl?.GetLeftPart(UriPartial.Authority) ?? Origin(incoming, domain!),
            Signature = Header(incoming, Signature),
            Body = incoming.Body ?? "",
            IsBase64 = incoming.IsBase64Encoded,
        };
    }

    /// <summary>
    /// The domain is Lambda's word. Scheme and port are said by the front of the function URL; a sender who could choose them could only spoil the
    /// signature of his own request.
    /// </summary>
    private static string Origin(InboundEvent incoming, string domain)
    {
        var scheme = Header(incoming, Scheme) == Uri.UriSchemeHttp ? Uri.UriSchemeHttp : Uri.UriSchemeHttps;
        var usual = scheme == Uri.UriSchemeHttp ? "80" : "443";
        return Header(incoming, Port) is { } port && port != usual && port.All(char.IsAsciiDigit) ? $"{scheme}://{domain}:{port}" : $"{scheme}://{domain}";
    }

    private static string? Header(InboundEvent incoming, string name)
    {
        if (incoming.Headers is not { } headers)
            return null;
        if (headers.TryGetValue(name, out var value))
            return value;

        foreach (var header in headers)
        {
            if (string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase))
                return header.Value;
        }

        return null;
    }
}
