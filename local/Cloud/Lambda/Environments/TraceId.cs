using System.Globalization;
using System.Security.Cryptography;

namespace WhatsAppReplies.Local.Cloud.Lambda.Environments;

internal static class TraceId
{
    public static string New(TimeProvider clock) => string.Create(CultureInfo.InvariantCulture,
        $"Root=1-{clock.GetUtcNow().ToUnixTimeSeconds():x8}-{Hex(12)};Parent={Hex(8)};Sampled=0");

    private static string Hex(int bytes) => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(bytes));
}
