using Twilio.Exceptions;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Types;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Staging;
using WhatsAppReplies.Shared.Twilio;

namespace WhatsAppReplies.Replies.Messaging.Twilio;

internal sealed class TwilioMessenger(TwilioCredentials credentials, HttpMessageHandler transport, TwilioOptions options, TimeProvider time) : IMessenger
{
    private const int PageSize = 100;

    /// <summary>With WhatsApp, or at an end: whatever is not named here is still with the provider, or not known.</summary>
    private static readonly MessageResource.StatusEnum[] Left =
    [
        MessageResource.StatusEnum.Sent, MessageResource.StatusEnum.Delivered, MessageResource.StatusEnum.Read,
        MessageResource.StatusEnum.Failed, MessageResource.StatusEnum.Undelivered, MessageResource.StatusEnum.Canceled,
    ];

    private readonly ReceivedMessages _received = new(credentials, transport, options, time);
    private readonly TwilioMedia _media = new(credentials, transport, options, time);
    private readonly TwilioTyping _typing = new(credentials, transport, options, time);

    public TimeSpan SendTimeout => options.SendTimeout;

    public async Task<SendOutcome> SendAsync(OutboundPart part, CancellationToken cancellationToken)
    {
        using var call = Call(options.SendTimeout, cancellationToken);
        try
        {
            var message = await MessageResource.CreateAsync(
                new CreateMessageOptions(Address(part.To)) { From = Address(part.From), Body = part.Text, StatusCallback = StatusCallback(part) }, call.Client);
            return string.IsNullOrEmpty(message?.Sid) ? Unreadable : new SendOutcome.Accepted(message.Sid);
        }
        catch (Exception exception) when (IsAnswer(exception, call))
        {
            call.ThrowIfCallerCancelled();
            return SendFailure.Read(call, time.GetUtcNow());
        }
    }

    public async Task<LookupOutcome> FindAsync(
        OutboundPart part, DateTimeOffset attemptedAt, Predicate<string> isKnown, CancellationToken cancellationToken)
    {
        using var call = Call(options.LookupTimeout, cancellationToken, MessageList.IsComplete);
        var match = new SentMessage(part, attemptedAt - options.ClockSkew, isKnown);
        try
        {
            // By address only: a message that waits to be sent has no send date yet, and a filter on that date hides it.
            var messages = await MessageResource.ReadAsync(
                new ReadMessageOptions { To = Address(part.To), From = Address(part.From), PageSize = PageSize }, call.Client);

            // The package fetches further pages synchronously while it is enumerated. Newest come first, so a second page is rare.
            return await Task.Run(() => Find(messages, match), CancellationToken.None);
        }
        catch (Exception exception) when (IsAnswer(exception, call))
        {
            call.ThrowIfCallerCancelled();
            return LookupFailure.Read(call);
        }
    }

    public async Task<bool> HasLeftAsync(string sid, TimeSpan within, CancellationToken cancellationToken)
    {
        using var call = Call(within < options.LookupTimeout ? within : options.LookupTimeout, cancellationToken);
        try
        {
            var message = await MessageResource.FetchAsync(new FetchMessageOptions(sid), call.Client);
            return message.Status is { } status && Left.Contains(status);
        }
        catch (Exception exception) when (IsAnswer(exception, call))
        {
            call.ThrowIfCallerCancelled();
            return false;
        }
    }

    public Task<ReceivedOutcome> ListReceivedAsync(string company, string customer, DateTimeOffset since, CancellationToken cancellationToken) =>
        _received.ListAsync(company, customer, since, cancellationToken);

    public Task<ReceivedOutcome> WithMediaAsync(InboundMessage message, CancellationToken cancellationToken) =>
        _received.WithMediaAsync(message, cancellationToken);

    public Task<MediaOutcome> FetchMediaAsync(string url, int most, CancellationToken cancellationToken) => _media.FetchAsync(url, most, cancellationToken);

    public Task<TypingOutcome> ShowTypingAsync(string sid, CancellationToken cancellationToken) => _typing.ShowAsync(sid, cancellationToken);

    private static LookupOutcome Find(IEnumerable<MessageResource> newestFirst, SentMessage match)
    {
        (string? seen, string? hidden) = (null, null);
        foreach (var message in newestFirst)
        {
            if (match.IsTooOld(message))
                break;
            if (match.Is(message))
                seen = message.Sid;
            else if (match.IsHidden(message))
                hidden = message.Sid;
        }

        return (seen ?? hidden) is { } sid ? new LookupOutcome.Found(sid) : new LookupOutcome.NotThere();
    }

    /// <summary>Besides its own exceptions the package throws whatever its JSON reader throws over an answer that is not what it expects.</summary>
    private static bool IsAnswer(Exception exception, TwilioCall call) => exception is TwilioException || call.Status is not null;

    private static SendOutcome Unreadable { get; } =
        new SendOutcome.Unknown(new Failure("twilio_unreadable", "Twilio accepted the message but its answer has no sid."));

    /// <summary>Percent-encoded: an id may hold whatever another system likes.</summary>
    private Uri? StatusCallback(OutboundPart part) => options.StatusCallbackUrl is { } url && part.ConversationId is { } conversation
        ? new Uri($"{url}?{Contract.Webhooks.Conversation}={Uri.EscapeDataString(conversation)}")
        : null;

    private static PhoneNumber Address(string address) => new(WhatsAppAddress.Of(address));

    private TwilioCall Call(TimeSpan timeout, CancellationToken cancellationToken, Predicate<ReadOnlyMemory<byte>>? isComplete = null) =>
        new(credentials, transport, options.BaseUrl, timeout, time, cancellationToken, isComplete);
}
