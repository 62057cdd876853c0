using System.Text.RegularExpressions;

namespace WhatsAppReplies.Local.Providers.Twilio;

/// <summary>A number (<c>whatsapp:+447…</c>) or a business-scoped user id (<c>whatsapp:US.ABC…</c>).</summary>
internal static partial class WhatsAppAddress
{
    private const string Prefix = "whatsapp:";

    public static bool IsValid(string address) => Pattern().IsMatch(address);

    public static string WithPrefix(string address) => address.StartsWith(Prefix, StringComparison.Ordinal) ? address : Prefix + address;

    public static string WithoutPrefix(string address) => address.StartsWith(Prefix, StringComparison.Ordinal) ? address[Prefix.Length..] : address;

    [GeneratedRegex(@"^whatsapp:(\+[1-9][0-9]{7,14}|[A-Z]{2}\.[A-Za-z0-9]{1,128})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
