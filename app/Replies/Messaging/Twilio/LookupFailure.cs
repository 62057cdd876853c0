using WhatsAppReplies.Shared.Twilio;

namespace WhatsAppReplies.Replies.Messaging.Twilio;

/// <summary>A look-up that failed says nothing about the message: it is always asked again.</summary>
internal static class LookupFailure
{
    public static LookupOutcome Read(TwilioAnswer answer) => answer switch
    {
        TwilioAnswer.TimedOut => TryAgain("twilio_timeout", "Twilio did not list its messages in time."),
        TwilioAnswer.NoAnswer => TryAgain("twilio_connection_broken", "Twilio could not be asked for its messages."),
        TwilioAnswer.Error { IsUnauthorized: true } => Unauthorized,
        TwilioAnswer.Error error => TryAgain("twilio_lookup_failed", $"Twilio could not list its messages ({SendFailure.Name(error.Status, error.Code)})."),
        _ => TryAgain("twilio_lookup_failed", "Twilio's list of messages is not complete: it says nothing about the part."),
    };

    private static LookupOutcome.Unauthorized Unauthorized { get; } =
        new(new("twilio_unauthorized", $"{TwilioCode.RefusedCredentials}."));

    private static LookupOutcome.TryAgain TryAgain(string code, string explanation) => new(new(code, explanation));
}
