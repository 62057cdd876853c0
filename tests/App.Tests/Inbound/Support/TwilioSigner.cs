using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace App.Tests.Inbound.Support;

/// <summary>Signs as Twilio documents it, written anew: the address, then every field in the order of the names, each value after its name.</summary>
internal static class TwilioSigner
{
    [SuppressMessage("Security", "CA5350", Justification = "The provider signs with HMAC-SHA1.")]
    public static string Sign(string token, string url, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var text = new StringBuilder(url);
        foreach (var field in fields.GroupBy(field => field.Key, field => field.Value).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            foreach (var value in field.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
                text.Append(field.Key).Append(value);
        }

        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(text.ToString())));
    }
}
