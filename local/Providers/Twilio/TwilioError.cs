namespace WhatsAppReplies.Local.Providers.Twilio;

/// <summary>An error answer in the service's body shape.</summary>
internal sealed record TwilioError(int Code, int Status, string Message)
{
    public static TwilioError Authenticate { get; } = new(20003, 401, "Authenticate");

    public static TwilioError NotFound { get; } = new(20404, 404, "The requested resource was not found");

    public static TwilioError TooManyRequests { get; } = new(20429, 429, "Too Many Requests");

    /// <summary>No rate limit, although its status is that of one: the account's messages of the day are used up.</summary>
    public static TwilioError DailyLimit { get; } = new(63038, 429, "Account exceeded the daily messages limit");

    public static TwilioError BadPageSize { get; } = new(20001, 400, "Page size must be between 1 and 1000");

    public static TwilioError BadDate { get; } = new(20001, 400, "A date must look like 2026-11-22 or 2026-11-22T08:00:00Z");

    public static TwilioError BadParameter { get; } = new(20001, 400, "A parameter is missing or invalid");

    public static TwilioError NoRecipient { get; } = new(21604, 400, "A 'To' phone number is required.");

    public static TwilioError NoSender { get; } = new(21603, 400, "A 'From' phone number is required.");

    public static TwilioError NoBody { get; } = new(21619, 400, "A text message body or media urls must be specified.");

    public static TwilioError InvalidRecipient { get; } = new(21211, 400, "The 'To' number is not a valid phone number.");

    public static TwilioError OptedOut { get; } = new(21610, 400, "Attempt to send to unsubscribed recipient");

    public static TwilioError TooLong { get; } = new(21617, 400, "The concatenated message body exceeds the 1600 character limit");

    /// <summary>The newer code for the same mistake.</summary>
    public static TwilioError ParameterTooLong { get; } = new(21658, 400, "A parameter exceeded its character limit");

    public static TwilioError UnknownSender { get; } = new(63007, 400, "Twilio could not find a Channel with the specified From address");
}
