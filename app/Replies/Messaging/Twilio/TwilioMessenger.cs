using Twilio.Rest.Api.V2010.Account;
using Twilio.Types;
using WhatsAppReplies.Shared.Json;
using WhatsAppReplies.Shared.Staging;
using WhatsAppReplies.Shared.Twilio;

namespace WhatsAppReplies.Replies.Messaging.Twilio;

internal sealed class TwilioMessenger(TwilioCredentials credentials, HttpMessageHandler transport, TwilioOptions options, TimeProvider time) : IMessenger
{
    private const int PageSize = 100;

    /// <summary>P7: a failure is told once; without this Twilio repeats only what found no connection. Neither called nor signed.</summary>
    private const string Repetitions = "#rc=5&rp=all";

    /// <summary>With WhatsApp, or at an end: whatever is not named here is still with the provider, or not known.</summary>
    private static readonly string[] Left = ["sent", "delivered", "read", "failed", "undelivered", "canceled"];

    private readonly ReceivedMessages _received = new(credentials, transport, options, time);
    private readonly TwilioMedia _media = new(credentials, transport, options, time);
    private readonly TwilioTyping _typing = new(credentials, transport, options, time);

    public TimeSpan SendTimeout => options.SendTimeout;

    public async Task<SendOutcome> SendAsync(OutboundPart part, CancellationToken cancellationToken)
    {
        using var call = Call(options.SendTimeout, cancellationToken);
        var message = new CreateMessageOptions(Address(part.To)) { From = Address(part.From), Body = part.Text, StatusCallback = StatusCallback(part) };
        var (sid, answer) = TwilioJson.Read(await call.PostAsync(MessageList.Resource, message.GetParams()), created => created.TextOf("sid"));
        return string.IsNullOrEmpty(sid) ? SendFailure.Read(answer, time.GetUtcNow()) : new SendOutcome.Accepted(sid);
    }

    public async Task<LookupOutcome> FindAsync(
        OutboundPart part, DateTimeOffset attemptedAt, Predicate<string> isKnown, CancellationToken cancellationToken)
    {
        using var call = Call(options.LookupTimeout, cancellationToken);
        var match = new SentMessage(part, attemptedAt - options.ClockSkew, isKnown);
        // By address only: a message that waits to be sent has no send date yet, and a filter on that date hides it.
        var asked = new ReadMessageOptions { To = Address(part.To), From = Address(part.From), PageSize = PageSize };
        var (messages, answer) = await MessageList.ReadAsync(call, asked, match.IsTooOld);
        return messages is null ? LookupFailure.Read(answer) : Find(messages, match);
    }

    public async Task<bool> HasLeftAsync(string sid, TimeSpan within, CancellationToken cancellationToken)
    {
        using var call = Call(within < options.LookupTimeout ? within : options.LookupTimeout, cancellationToken);
        var (status, _) = TwilioJson.Read(await call.GetAsync($"Messages/{sid}.json"), message => message.TextOf("status"));
        return Left.Contains(status, StringComparer.Ordinal);
    }

    public async Task<ReceivedOutcome> ListReceivedAsync(string company, string customer, DateTimeOffset since, CancellationToken cancellationToken)
    {
        // What is not in the list is not missing: that can only be said of a whole one.
        var outcome = await _received.ListAsync(company, customer, since, cancellationToken);
        return outcome is ReceivedOutcome.Listed { Unreadable: > 0 } ? ReceivedMessages.Unreadable : outcome;
    }

    public Task<ReceivedOutcome> WithMediaAsync(InboundMessage message, CancellationToken cancellationToken) =>
        _received.WithMediaAsync(message, cancellationToken);

    public Task<MediaOutcome> FetchMediaAsync(string url, int most, CancellationToken cancellationToken) => _media.FetchAsync(url, most, cancellationToken);

    public Task<TypingOutcome> ShowTypingAsync(string sid, CancellationToken cancellationToken) => _typing.ShowAsync(sid, cancellationToken);

    /// <summary>The oldest of several; one that shows its text before one that hides it.</summary>
    private static LookupOutcome Find(IReadOnlyList<TwilioMessage> newestFirst, SentMessage match) =>
        (newestFirst.LastOrDefault(match.Is) ?? newestFirst.LastOrDefault(match.IsHidden)) is { Sid: var sid }
            ? new LookupOutcome.Found(sid)
            : new LookupOutcome.NotThere();

    /// <summary>Percent-encoded: an id may hold whatever another system likes.</summary>
    private Uri? StatusCallback(OutboundPart part) => options.StatusCallbackUrl is { } url && part.ConversationId is { } conversation
        ? new Uri($"{url}?{Contract.Webhooks.Conversation}={Uri.EscapeDataString(conversation)}{Repetitions}")
        : null;

    private static PhoneNumber Address(string address) => new(WhatsAppAddress.Of(address));

    private TwilioCall Call(TimeSpan timeout, CancellationToken cancellationToken) =>
        new(credentials, transport, options.BaseUrl, timeout, time, cancellationToken);
}
