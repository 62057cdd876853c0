using System.Collections.Concurrent;
using WhatsAppReplies.Local.Providers.Faults;

namespace WhatsAppReplies.Local.Providers.Twilio.Network;

/// <summary>
/// From the phones to the company and back: takes what customers write, keeps it for lists, calls the number's webhook, and tells the company what
/// became of its own messages.
/// </summary>
internal sealed class PhoneNetwork : IAsyncDisposable
{
    private readonly string _accountSid;
    private readonly MessageStore _messages;
    private readonly TimeProvider _time;
    private readonly TwilioBehaviour _behaviour;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(5) })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };
    private readonly WebhookCaller _caller;
    private readonly ConcurrentDictionary<string, WebhookAddress> _webhooks = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<WebhookDelivery> _statuses = new();
    private readonly Errands _errands = new();

    public PhoneNetwork(string accountSid, Func<string> authToken, MessageStore messages, TwilioBehaviour behaviour, TimeProvider time)
    {
        (_accountSid, _messages, _behaviour, _time) = (accountSid, messages, behaviour, time);
        _caller = new WebhookCaller(_http, authToken, time);
    }

    public FaultScript<InboundMessage, WebhookFault> Script { get; } = new();

    /// <summary>Calls about statuses that have come to their end.</summary>
    public IReadOnlyList<WebhookDelivery> StatusDeliveries => [.. _statuses];

    /// <summary>Before the company is told of it: the message, and what became of it.</summary>
    public event Action<TwilioMessage, string>? StatusTold;

    /// <summary>What somebody types into the console of the service.</summary>
    /// <param name="companyAddress">With or without the channel's prefix.</param>
    /// <param name="webhook">With connection overrides, where there are any.</param>
    public void Configure(string companyAddress, string webhook) => _webhooks[WhatsAppAddress.WithPrefix(companyAddress)] = WebhookAddress.Of(webhook);

    /// <summary>A customer writes. Returns when the service has done what it can to tell the company.</summary>
    /// <param name="from">The phone's address.</param>
    /// <param name="to">The company's address.</param>
    /// <param name="content">What is sent.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    public Task<WebhookDelivery> WriteAsync(string from, string to, PhoneContent content, CancellationToken cancellationToken = default) =>
        DeliverAsync(_messages.Take(WhatsAppAddress.WithPrefix(from), WhatsAppAddress.WithPrefix(to), content), cancellationToken);

    /// <summary>A message that nobody tells the company of; the service lists it all the same.</summary>
    /// <param name="from">The phone's address.</param>
    /// <param name="to">The company's address.</param>
    /// <param name="content">What was sent.</param>
    /// <param name="ago">How long ago the service took it.</param>
    public InboundMessage WriteUntold(string from, string to, PhoneContent content, TimeSpan ago = default) =>
        _messages.Take(WhatsAppAddress.WithPrefix(from), WhatsAppAddress.WithPrefix(to), content, ago);

    /// <summary>Calls the number's webhook for a message; more than once is what the service does too.</summary>
    public async Task<WebhookDelivery> DeliverAsync(InboundMessage message, CancellationToken cancellationToken = default)
    {
        var fault = Script.Decide(message);
        if (fault is WebhookFault.NeverCalled || !_webhooks.TryGetValue(message.To, out var address)) return new WebhookDelivery(message.Sid, []);

        var fields = message.Fields(_accountSid);
        var lost = fault is WebhookFault.AnswersLost { Times: var times } ? times : 0;
        var first = _caller.DeliverAsync(address, message.Sid, fields, lost, cancellationToken);
        if (fault is not (WebhookFault.CalledTwiceAtOnce or WebhookFault.CalledAgain)) return await first;
        if (fault is WebhookFault.CalledAgain) await first;
        var second = await _caller.DeliverAsync(address, message.Sid, fields, cancellationToken: cancellationToken);
        return new WebhookDelivery(message.Sid, [.. (await first).Outcomes, .. second.Outcomes]);
    }

    /// <summary>Tells the company what becomes of its message, in its own time.</summary>
    public void Report(TwilioMessage message)
    {
        if (message.StatusCallback is not { } callback) return;
        var address = WebhookAddress.Of(callback);
        _errands.Run(async stopping =>
        {
            var happens = (message.FailedAt ?? message.SentAt) - _time.GetUtcNow();
            if (happens > TimeSpan.Zero) await Task.Delay(happens, _time, stopping);
            foreach (var status in _behaviour.StatusOrder(message.StatusesInOrder))
            {
                StatusTold?.Invoke(message, status);
                _statuses.Enqueue(await _caller.DeliverAsync(address, message.Sid, StatusFields(message, status), cancellationToken: stopping));
            }
        });
    }

    /// <summary>Until all statuses of messages that were accepted before have been told.</summary>
    public Task UntilStatusesAreToldAsync(CancellationToken cancellationToken = default) => _errands.UntilDoneAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _errands.DisposeAsync();
        _http.Dispose();
    }

    private Dictionary<string, string> StatusFields(TwilioMessage message, string status)
    {
        var fields = new Dictionary<string, string>
        {
            ["MessageSid"] = message.Sid,
            ["SmsSid"] = message.Sid,
            ["MessageStatus"] = status,
            ["SmsStatus"] = status,
            ["AccountSid"] = _accountSid,
            ["From"] = message.From,
            ["To"] = message.To,
            ["ApiVersion"] = "2010-04-01",
        };
        if (status is "failed" or "undelivered" && message.ErrorCode is { } code)
        {
            fields["ErrorCode"] = code.ToString(System.Globalization.CultureInfo.InvariantCulture);
            fields["ErrorMessage"] = "The message could not be delivered";
        }

        return fields;
    }
}
