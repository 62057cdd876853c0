using System.Text.Json;
using WhatsAppReplies.Shared.Json;
using WhatsAppReplies.Shared.Results;

namespace WhatsAppReplies.Shared.Twilio;

/// <summary>Twilio's error codes, by what a person can do about them.</summary>
internal static class TwilioCode
{
    public const int Unauthorized = 20003;

    /// <summary>The code of an error body, or zero: a gateway's HTML has none.</summary>
    public static int Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.TryGet("code", JsonValueKind.Number, out var value) && value.TryGetInt32(out var code) ? code : 0;
        }
        catch (JsonException)
        {
            return 0;
        }
    }

    /// <summary>Concurrency, account throughput, channel throughput: not processed, and safe to send again after a pause.</summary>
    public static bool IsLimit(int code) => code is 20429 or 63017 or 63018;

    public static Failure? Refusal(int code) => code switch
    {
        21617 or 21658 => new("twilio_too_long", "The part is longer than Twilio allows"),
        21211 or 21604 or 21614 or 63003 or 63024 => new("twilio_invalid_recipient", "The customer's address is not one that WhatsApp can reach"),
        21610 => new("twilio_opted_out", "The customer has opted out of messages from this sender"),
        21212 or 21603 or 21606 or 63007 => new(
            "twilio_wrong_sender", "The company's number is no WhatsApp sender of this Twilio account: check company_whatsapp_number and the credentials"),
        63016 => new("twilio_outside_window", "The customer last wrote more than 24 hours ago: only a template may be sent, by a person"),
        63021 => new("twilio_content_refused", "WhatsApp refused the content of the message"),
        20404 => new("twilio_account_missing", "Twilio has no such account: check twilio_account_sid of the secret"),
        _ => null,
    };
}
