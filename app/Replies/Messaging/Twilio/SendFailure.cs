using System.Globalization;
using WhatsAppReplies.Shared.Http;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Twilio;

namespace WhatsAppReplies.Replies.Messaging.Twilio;

/// <summary>Classification of a failed send. What is not surely refused counts as unknown.</summary>
internal static class SendFailure
{
    public static SendOutcome Read(TwilioCall call, DateTimeOffset now)
    {
        if (call.Fault is not null || call.Status is null)
            return WithoutAnswer(call);

        var code = call.Code;
        var name = Name(call.Status.Value, code);
        if (TwilioCode.Unreachable(code) is { } unreachable)
            return new SendOutcome.CannotReach(new(unreachable.Code, $"{unreachable.Explanation} ({name})."));
        if (TwilioCode.Refusal(code) is { } refusal)
            return new SendOutcome.Refused(new(refusal.Code, $"{refusal.Explanation} ({name})."), TwilioCode.IsDailyLimit(code));

        return call.Status switch
        {
            401 => Unauthorized(name),
            _ when code == TwilioCode.Unauthorized => Unauthorized(name),
            429 => Limited(call, name, now),
            _ when TwilioCode.IsLimit(code) => Limited(call, name, now),
            408 or >= 500 => new SendOutcome.Unknown(new("twilio_unavailable", $"Twilio failed while the message was sent ({name}).")),
            >= 400 => new SendOutcome.Refused(new("twilio_refused", $"Twilio refused the message ({name}).")),
            _ => new SendOutcome.Unknown(new("twilio_unreadable", $"Twilio's answer could not be read ({name}).")),
        };
    }

    public static string Name(int status, int code) => code == 0
        ? string.Create(CultureInfo.InvariantCulture, $"HTTP {status}")
        : string.Create(CultureInfo.InvariantCulture, $"HTTP {status}, code {code}");

    private static SendOutcome WithoutAnswer(TwilioCall call)
    {
        if (call.TimedOut)
            return new SendOutcome.Unknown(new("twilio_timeout", "Twilio did not answer in time."));

        return call.Fault is HttpRequestException exception && ConnectionFault.HappenedBeforeSending(exception)
            ? new SendOutcome.NotAccepted(new("twilio_unreachable", "No connection to Twilio could be made."), null)
            : new SendOutcome.Unknown(new("twilio_connection_broken", "The connection to Twilio broke before its answer was read."));
    }

    private static SendOutcome.Unauthorized Unauthorized(string name) =>
        new(new Failure("twilio_unauthorized", $"{TwilioCode.RefusedCredentials} ({name})."));

    private static SendOutcome.NotAccepted Limited(TwilioCall call, string name, DateTimeOffset now) =>
        new(new Failure("twilio_rate_limited", $"Twilio limits the rate ({name})."), RetryAfter.Read(call.RetryAfter, now));
}
