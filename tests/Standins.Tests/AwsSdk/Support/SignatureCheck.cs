using System.Security.Cryptography;
using System.Text;
using Tests.Support.Loopback;

namespace Standins.Tests.AwsSdk.Support;

/// <summary>Signs a received request again with the known secret (Signature Version 4) and compares.</summary>
internal static class SignatureCheck
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    public static void AssertSigned(ReceivedRequest request, string service)
    {
        var parts = Parts(request.Headers["Authorization"]);
        var scope = parts["Credential"].Split('/');
        Assert.Equal([Clients.AccessKey, Clients.Region, service, "aws4_request"], [scope[0], scope[2], scope[3], scope[4]]);

        var signed = parts["SignedHeaders"].Split(';');
        Assert.Contains("host", signed);
        Assert.Contains("x-amz-date", signed);
        Assert.Contains("x-amz-security-token", signed);
        Assert.Contains("x-amz-target", signed);
        Assert.Equal(Clients.SessionToken, request.Headers["X-Amz-Security-Token"]);

        var headers = string.Concat(signed.Select(name => $"{name}:{request.Headers[name].Trim()}\n"));
        var canonical = $"POST\n{request.Target}\n\n{headers}\n{parts["SignedHeaders"]}\n{Hash(request.Body)}";
        var toSign = $"{Algorithm}\n{request.Headers["X-Amz-Date"]}\n{string.Join('/', scope[1..])}\n{Hash(Utf8(canonical))}";
        var key = scope[1..].Aggregate(Utf8("AWS4" + Clients.SecretKey), (key, part) => HMACSHA256.HashData(key, Utf8(part)));
        Assert.Equal(Convert.ToHexStringLower(HMACSHA256.HashData(key, Utf8(toSign))), parts["Signature"]);
    }

    private static Dictionary<string, string> Parts(string authorization)
    {
        Assert.StartsWith(Algorithm + " ", authorization, StringComparison.Ordinal);
        return authorization[(Algorithm.Length + 1)..].Split(',').Select(p => p.Trim().Split('=', 2)).ToDictionary(p => p[0], p => p[1]);
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
