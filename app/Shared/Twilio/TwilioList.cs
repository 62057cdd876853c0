using System.Text.Json;
using WhatsAppReplies.Shared.Json;

namespace WhatsAppReplies.Shared.Twilio;

/// <summary>A page of one of Twilio's lists. The package reads an answer without the list as an empty one, which would say that nothing came.</summary>
internal static class TwilioList
{
    public static bool IsOne(ReadOnlyMemory<byte> body, string list)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.TryGet(list, JsonValueKind.Array, out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
