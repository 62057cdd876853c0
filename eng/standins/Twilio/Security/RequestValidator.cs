using System.Collections.Specialized;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Twilio.Security;

/// <summary>Tells whether a webhook came from the holder of the secret.</summary>
public class RequestValidator
{
    private readonly byte[] _secret;

    public RequestValidator(string secret) => _secret = Encoding.UTF8.GetBytes(secret);

    public bool Validate(string url, NameValueCollection parameters, string expected) =>
        Validate(url, parameters.AllKeys.ToDictionary(k => k, k => parameters[k]), expected);

    // Twilio signs some addresses with the default port and others without it.
    public bool Validate(string url, IDictionary<string, string> parameters, string expected) =>
        Same(Signature(SignedUrl.WithoutPort(url), parameters), expected) | Same(Signature(SignedUrl.WithPort(url), parameters), expected);

    public bool Validate(string url, string body, string expected) =>
        Validate(url, new Dictionary<string, string>(), expected) && ValidateBody(body, SignedUrl.Parameter(url, "bodySHA256"));

    public static bool ValidateBody(string rawBody, string expected) =>
        Same(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rawBody))), expected);

    [SuppressMessage("Security", "CA5350", Justification = "The provider signs with HMAC-SHA1.")]
    private string Signature(string url, IDictionary<string, string> parameters)
    {
        var text = new StringBuilder(url);
        foreach (var (name, value) in (parameters ?? new Dictionary<string, string>()).OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            text.Append(name).Append(value);
        }

        return Convert.ToBase64String(HMACSHA1.HashData(_secret, Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static bool Same(string actual, string expected) =>
        expected is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(actual), Encoding.UTF8.GetBytes(expected));
}
