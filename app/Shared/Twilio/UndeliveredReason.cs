using System.Globalization;

namespace WhatsAppReplies.Shared.Twilio;

/// <summary>Reason on a record whose reply did not arrive.</summary>
internal static class UndeliveredReason
{
    public static string Of(long code) => code == 0
        ? "twilio_undelivered: Twilio accepted the reply, and it did not reach the customer; Twilio named no code."
        : string.Create(CultureInfo.InvariantCulture, $"twilio_undelivered: Twilio accepted the reply, and it did not reach the customer (code {code}).");
}
