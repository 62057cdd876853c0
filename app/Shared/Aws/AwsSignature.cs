using System.Globalization;
using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Auth;

namespace WhatsAppReplies.Shared.Aws;

/// <summary>
/// Signature of a request to a service whose package not every feed has: the SDK's own, on a request made by hand. Path and query have to be of letters that
/// need no escape in it.
/// </summary>
internal static class AwsSignature
{
    private const string Date = "x-amz-date";
    private const string Token = "x-amz-security-token";
    private const string ContentType = "content-type";

    /// <param name="request">Gets the headers.</param>
    /// <param name="content">The bytes of its content; none: nothing.</param>
    /// <param name="who">Whose call it is.</param>
    /// <param name="region">Of the service.</param>
    /// <param name="service">As signatures name it.</param>
    /// <param name="at">A service refuses a signature that is minutes old.</param>
    public static void Sign(
        HttpRequestMessage request, ReadOnlySpan<byte> content, ImmutableCredentials who, string region, string service, DateTimeOffset at)
    {
        var now = at.UtcDateTime;
        var address = request.RequestUri!;
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = address.Authority,
            [Date] = now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture),
        };
        if (who.UseToken)
            headers[Token] = who.Token;
        if (request.Content?.Headers.ContentType is { } type)
            headers[ContentType] = type.ToString();

        var names = string.Join(';', headers.Keys);
        var canonical = string.Join(
            '\n',
            request.Method.Method,
            address.AbsolutePath,
            string.Join('&', address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)),
            string.Concat(headers.Select(header => $"{header.Key}:{header.Value}\n")),
            names,
            Convert.ToHexStringLower(SHA256.HashData(content)));
        foreach (var (name, value) in headers.Where(header => header.Key is Date or Token))
            request.Headers.TryAddWithoutValidation(name, value);
        request.Headers.TryAddWithoutValidation(
            "Authorization", AWS4Signer.ComputeSignature(who, region, now, service, names, canonical).ForAuthorizationHeader);
    }
}
