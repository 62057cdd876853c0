using System.Globalization;

namespace WhatsAppReplies.Shared.Twilio;

internal static class TwilioDate
{
    /// <summary>Twilio writes dates as e-mail does: Mon, 16 Aug 2010 03:45:01 +0000.</summary>
    public static DateTimeOffset? Read(string? date) =>
        DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read) ? read.ToUniversalTime() : null;
}
