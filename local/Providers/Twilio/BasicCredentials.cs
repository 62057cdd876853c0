using System.Text;
using Microsoft.AspNetCore.Http;

namespace WhatsAppReplies.Local.Providers.Twilio;

internal readonly record struct BasicCredentials(string User, string Password)
{
    private const string Scheme = "Basic ";

    public static BasicCredentials? Of(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        Span<byte> decoded = stackalloc byte[512];
        if (!Convert.TryFromBase64Chars(header.AsSpan(Scheme.Length), decoded, out var length))
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(decoded[..length]);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : new BasicCredentials(text[..colon], text[(colon + 1)..]);
    }

    /// <summary>A record prints its members.</summary>
    public override string ToString() => User;
}
