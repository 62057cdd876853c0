using WhatsAppReplies.Local.Providers.Hosting;

namespace WhatsAppReplies.Local.Providers.Twilio;

/// <summary>All accepted messages, in the order of acceptance.</summary>
internal sealed class MessageStore(IdSource ids, TimeProvider time, TwilioBehaviour behaviour, Phones phones)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, TwilioMessage> _bySid = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<TwilioMessage>> _byRecipient = new(StringComparer.Ordinal);
    private readonly List<TwilioMessage> _all = [];

    public IReadOnlyList<TwilioMessage> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _all];
            }
        }
    }

    public TwilioMessage Accept(MessageForm form, TwilioFault? fault)
    {
        var now = time.GetUtcNow();
        var failure = fault as TwilioFault.FailsLater;
        var message = new TwilioMessage
        {
            Sid = ids.Next("SM"),
            To = form.To,
            From = form.From,
            Body = form.Body,
            AcceptedAt = now,
            ListedAt = now + behaviour.ListingDelay + (fault?.ListedAfter ?? TimeSpan.Zero),
            SentAt = now + behaviour.SendDelay,
            ErrorCode = failure?.ErrorCode,
            FailedAt = now + failure?.After,
        };
        lock (_gate)
        {
            _bySid.Add(message.Sid, message);
            Recipient(message.To).Add(message);
            _all.Add(message);
            if (message.ReachesThePhone)
            {
                phones.Show(message);
            }
        }

        return message;
    }

    public TwilioMessage? Find(string sid)
    {
        lock (_gate)
        {
            return _bySid.GetValueOrDefault(sid);
        }
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<TwilioMessage> List(MessageFilter filter)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            var candidates = filter.To is { } recipient ? Recipient(recipient) : _all;
            return [.. Enumerable.Reverse(candidates).Where(message => now >= message.ListedAt && filter.Takes(message, now))];
        }
    }

    private List<TwilioMessage> Recipient(string address)
    {
        if (!_byRecipient.TryGetValue(address, out var messages))
        {
            _byRecipient.Add(address, messages = []);
        }

        return messages;
    }
}
