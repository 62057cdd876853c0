using System.Globalization;
using WhatsAppReplies.Shared.Http;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Twilio;

namespace WhatsAppReplies.Replies.Messaging.Twilio;

/// <summary>Classification of a failed send. What is not surely refused counts as unknown.</summary>
internal static class SendFailure
{
    public static SendOutcome Read(TwilioAnswer answer, DateTimeOffset now) => answer switch
    {
        TwilioAnswer.TimedOut => new SendOutcome.Unknown(new("twilio_timeout", "Twilio did not answer in time.")),
        TwilioAnswer.NoAnswer { Fault: HttpRequestException fault } when ConnectionFault.HappenedBeforeSending(fault) =>
            new SendOutcome.NotAccepted(new("twilio_unreachable", "No connection to Twilio could be made."), null),
        TwilioAnswer.NoAnswer => new SendOutcome.Unknown(new("twilio_connection_broken", "The connection to Twilio broke before its answer was read.")),
        TwilioAnswer.Error error => Read(error, now),
        TwilioAnswer.Success { Status: var status } => Unreadable(status),
        TwilioAnswer.Unreadable { Status: var status } => Unreadable(status),
        _ => throw new InvalidOperationException(answer.GetType().Name),
    };

    private static SendOutcome Read(TwilioAnswer.Error error, DateTimeOffset now)
    {
        var name = Name(error.Status, error.Code);
        if (TwilioCode.Unreachable(error.Code) is { } unreachable)
            return new SendOutcome.CannotReach(new(unreachable.Code, $"{unreachable.Explanation} ({name})."));
        if (TwilioCode.Refusal(error.Code) is { } refusal)
            return new SendOutcome.Refused(new(refusal.Code, $"{refusal.Explanation} ({name})."), TwilioCode.IsDailyLimit(error.Code));

        return error.Status switch
        {
            _ when error.IsUnauthorized => Unauthorized(name),
            429 => Limited(error, name, now),
            _ when TwilioCode.IsLimit(error.Code) => Limited(error, name, now),
            408 or >= 500 => new SendOutcome.Unknown(new("twilio_unavailable", $"Twilio failed while the message was sent ({name}).")),
            _ => new SendOutcome.Refused(new("twilio_refused", $"Twilio refused the message ({name}).")),
        };
    }

    public static string Name(int status, int code) => code == 0
        ? string.Create(CultureInfo.InvariantCulture, $"HTTP {status}")
        : string.Create(CultureInfo.InvariantCulture, $"HTTP {status}, code {code}");

    private static SendOutcome.Unknown Unreadable(int status) =>
        new(new Failure("twilio_unreadable", $"Twilio took the message, and its answer has no sid that could be read ({Name(status, 0)})."));

    private static SendOutcome.Unauthorized Unauthorized(string name) =>
        new(new Failure("twilio_unauthorized", $"{TwilioCode.RefusedCredentials} ({name})."));

    private static SendOutcome.NotAccepted Limited(TwilioAnswer.Error error, string name, DateTimeOffset now) =>
        new(new Failure("twilio_rate_limited", $"Twilio limits the rate ({name})."), RetryAfter.Read(error.RetryAfter, now));
}
