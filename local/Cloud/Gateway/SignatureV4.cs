using System.Security.Cryptography;
using System.Text;

namespace WhatsAppReplies.Local.Cloud.Gateway;

/// <summary>Signature Version 4, computed from a received request.</summary>
internal static class SignatureV4
{
    public static string Compute(AwsRequest request, Authorization authorization, string secretAccessKey)
    {
        var toSign = string.Join('\n', "AWS4-HMAC-SHA256", request.Header("X-Amz-Date"), authorization.Scope, Hash(Canonical(request, authorization)));
        var key = Encoding.UTF8.GetBytes($"AWS4{secretAccessKey}");
        foreach (var part in authorization.Scope.Split('/'))
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign)));
    }

    private static string Canonical(AwsRequest request, Authorization authorization)
    {
        var canonical = new StringBuilder();
        canonical.Append(request.Method).Append('\n').Append(request.Path).Append('\n').Append(Query(request.Query)).Append('\n');
        foreach (var name in authorization.SignedHeaders)
        {
            canonical.Append(name).Append(':').Append(Collapse(request.Header(name) ?? "")).Append('\n');
        }

        canonical.Append('\n').Append(string.Join(';', authorization.SignedHeaders)).Append('\n');
        return canonical.Append(Convert.ToHexStringLower(SHA256.HashData(request.Body.Span))).ToString();
    }

    private static string Query(string query) =>
        string.Join('&', query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Contains('=', StringComparison.Ordinal) ? pair : $"{pair}=")
            .Order(StringComparer.Ordinal));

    private static string Collapse(string value) =>
        string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
