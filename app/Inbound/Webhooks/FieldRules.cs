using System.Text;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Twilio;

namespace WhatsAppReplies.Inbound.Webhooks;

/// <summary>Validation of the fields by which anything is looked up.</summary>
internal static class FieldRules
{
    /// <summary>A sid has 34 characters; other ids of the provider stay below this too.</summary>
    private const int LongestSid = 64;

    /// <summary>An id of a customer with a username has up to 128 characters and a country.</summary>
    private const int LongestAddress = 256;

    public static bool IsSid(string? text) => text is { Length: > 0 and <= LongestSid } && text.All(char.IsAsciiLetterOrDigit);

    /// <summary>Not the prefix alone: nobody is there, and no table takes an empty key.</summary>
    public static bool IsAddress(string? text) => text is { Length: <= LongestAddress } && !string.IsNullOrWhiteSpace(WhatsAppAddress.WithoutPrefix(text));

    public static bool IsConversationId(string? text) =>
        !string.IsNullOrWhiteSpace(text) && Encoding.UTF8.GetByteCount(text) <= KeyLimits.SortKey;
}
