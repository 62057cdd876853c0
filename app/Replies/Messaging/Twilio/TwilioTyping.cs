using Twilio.Http;
using Twilio.Rest;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Twilio;

namespace WhatsAppReplies.Replies.Messaging.Twilio;

/// <summary>
/// The typing indicator, at a host of its own. Its answer is not read: that it was taken is all there is to know.
/// </summary>
internal sealed class TwilioTyping(TwilioCredentials credentials, HttpMessageHandler transport, TwilioOptions options, TimeProvider time)
{
    private const string Path = "/v2/Indicators/Typing.json";

    public async Task<TypingOutcome> ShowAsync(string sid, CancellationToken cancellationToken)
    {
        using var call = new TwilioCall(credentials, transport, options.BaseUrl, options.TypingTimeout, time, cancellationToken);
        var request = new Request(global::Twilio.Http.HttpMethod.Post, Domain.Messaging, Path);
        request.AddPostParam("messageId", sid);
        request.AddPostParam("channel", "whatsapp");
        return await call.AskAsync(request) switch
        {
            TwilioAnswer.Success => new TypingOutcome.Shown(),
            TwilioAnswer.Error error => NotShown("twilio_refused", $"Twilio did not take the typing indicator ({SendFailure.Name(error.Status, error.Code)})."),
            TwilioAnswer.TimedOut => NotShown("twilio_timeout", "Twilio did not take the typing indicator in time."),
            _ => NotShown("twilio_connection_broken", "Twilio could not be asked for a typing indicator."),
        };
    }

    private static TypingOutcome.NotShown NotShown(string code, string explanation) => new(new Failure(code, explanation));
}
