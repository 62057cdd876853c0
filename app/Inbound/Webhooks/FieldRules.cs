using System.Buffers;
using System.Text;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Twilio;

namespace WhatsAppReplies.Inbound.Webhooks;

/// <summary>Validation of the fields by which anything is looked up.</summary>
internal static class FieldRules
{
    /// <summary>Two letters and 16 bytes in hexadecimal digits.</summary>
    public const int SidLength = 34;

    /// <summary>An id of a customer with a username has up to 128 characters and a country.</summary>
    private const int LongestAddress = 256;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>
    /// Of a message, and nothing longer or shorter: what is signed does not tell where a value ends, so a looser rule would let one signature stand for
    /// several sids.
    /// </summary>
    public static bool IsSid(string? text) => text is { Length: SidLength } and (['S' or 'M', 'M', ..]) && text.AsSpan(2).IndexOfAnyExcept(HexDigits) < 0;

    /// <summary>Not the prefix alone: nobody is there, and no table takes an empty key.</summary>
    public static bool IsAddress(string? text) => text is { Length: <= LongestAddress } && !string.IsNullOrWhiteSpace(WhatsAppAddress.WithoutPrefix(text));

    public static bool IsConversationId(string? text) =>
        !string.IsNullOrWhiteSpace(text) && Encoding.UTF8.GetByteCount(text) <= KeyLimits.SortKey;
}
