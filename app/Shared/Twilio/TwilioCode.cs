using System.Text.Json;
using WhatsAppReplies.Shared.Json;
using WhatsAppReplies.Shared.Results;

namespace WhatsAppReplies.Shared.Twilio;

/// <summary>Twilio's error codes, by what a person can do about them.</summary>
internal static class TwilioCode
{
    public const int Unauthorized = 20003;

    /// <summary>A region's credentials are refused at the host of another region like wrong ones.</summary>
    public const string RefusedCredentials =
        "Twilio refused the credentials: check twilio_account_sid and twilio_auth_token of the secret, and 'twilioBaseUrl' of the stack file where the "
        + "account's credentials belong to one of Twilio's other regions";

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

    /// <summary>The customer cannot be written to, and nobody can mend that.</summary>
    public static Failure? Unreachable(int code) => code switch
    {
        21211 or 63003 or 63024 or 63032 => new("twilio_invalid_recipient", "The customer's address is not one that WhatsApp can reach"),
        21610 => new("twilio_opted_out", "The customer has opted out of messages from this sender"),
        63016 => new("twilio_outside_window", "The customer last wrote more than 24 hours ago: only a template may be sent, by a person"),
        _ => null,
    };

    /// <summary>The account's messages of the day are used up: no rate limit, although it comes with HTTP 429.</summary>
    public static bool IsDailyLimit(int code) => code is 63038;

    public static Failure? Refusal(int code) => code switch
    {
        63038 => new(
            "twilio_daily_limit", "The account's daily limit of messages is used up: raise it, or start the redrive when the day is over; the reply is kept"),
        21617 or 21658 => new("twilio_too_long", "The part is longer than Twilio allows"),
        21604 or 21614 => new("twilio_invalid_recipient", "The customer's address is not one that WhatsApp can reach"),
        21212 or 21603 or 21606 or 63007 => new(
            "twilio_wrong_sender", "The company's number is no WhatsApp sender of this Twilio account: check company_whatsapp_number and the credentials"),
        63021 => new("twilio_content_refused", "WhatsApp refused the content of the message"),
        20404 => new("twilio_account_missing", "Twilio has no such account: check twilio_account_sid of the secret"),
        _ => null,
    };
}
