namespace WhatsAppReplies.Shared.Twilio;

internal static class TwilioDate
{
    /// <summary>The package gives dates in the machine's zone.</summary>
    public static DateTimeOffset? Of(DateTime? date) => date switch
    {
        null => null,
        { Kind: DateTimeKind.Unspecified } utc => new DateTimeOffset(utc, TimeSpan.Zero),
        { } zoned => new DateTimeOffset(zoned.ToUniversalTime()),
    };
}
