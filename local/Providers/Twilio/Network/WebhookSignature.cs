using System.Security.Cryptography;
using System.Text;

namespace WhatsAppReplies.Local.Providers.Twilio.Network;

/// <summary>The address as it was called, then every field's name and value in ordinal order of the names, signed with the account's token.</summary>
internal static class WebhookSignature
{
    public const string Header = "X-Twilio-Signature";

    // The service signs so, and a receiver checks it so: the algorithm is not ours to choose.
#pragma warning disable CA5350
    public static string Of(Uri address, IReadOnlyDictionary<string, string> fields, string authToken)
    {
        var text = new StringBuilder(address.OriginalString);
        foreach (var (name, value) in fields.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            text.Append(name).Append(value);
        }

        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(text.ToString())));
    }
#pragma warning restore CA5350
}
