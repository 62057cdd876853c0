using Twilio.Exceptions;
using Twilio.Http;
using Twilio.Rest;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Twilio;

namespace WhatsAppReplies.Replies.Messaging.Twilio;

/// <summary>
/// The typing indicator, at a host of its own. The request is the package's, its answer is not read: that it was taken is all there is to know, and a
/// resource that is read by reflection would have to be kept in the executable.
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
        try
        {
            await call.Client.RequestAsync(request);
            return new TypingOutcome.Shown();
        }
        catch (Exception exception) when (exception is TwilioException || call.Status is not null)
        {
            call.ThrowIfCallerCancelled();
            return new TypingOutcome.NotShown(Read(call));
        }
    }

    private static Failure Read(TwilioCall call) => call switch
    {
        { TimedOut: true } => new("twilio_timeout", "Twilio did not take the typing indicator in time."),
        { Fault: not null } or { Status: null } => new("twilio_connection_broken", "Twilio could not be asked for a typing indicator."),
        { Status: { } status, Code: var code } => new("twilio_refused", $"Twilio did not take the typing indicator ({SendFailure.Name(status, code)})."),
    };
}
