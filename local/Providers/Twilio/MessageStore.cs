using WhatsAppReplies.Local.Providers.Hosting;
using WhatsAppReplies.Local.Providers.Twilio.Network;

namespace WhatsAppReplies.Local.Providers.Twilio;

/// <summary>All messages of both directions, in the order in which the service took them.</summary>
internal sealed class MessageStore(IdSource ids, TimeProvider time, TwilioBehaviour behaviour, Phones phones, MediaStore media)
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
            SentAt = now + behaviour.SendDelay + (fault?.LeavesAfter ?? TimeSpan.Zero),
            ErrorCode = failure?.ErrorCode,
            FailureStatus = failure?.Status ?? TwilioMessage.Failed,
            FailedAt = now + failure?.After,
            StatusCallback = form.StatusCallback,
        };
        Add(message);
        return message;
    }

    /// <summary>What a customer wrote: it can be listed at once.</summary>
    public InboundMessage Take(string from, string to, PhoneContent content, TimeSpan ago = default)
    {
        var at = time.GetUtcNow() - ago;
        var sid = ids.Next(content.Attached.Count > 0 ? "MM" : "SM");
        var kept = media.Keep(sid, content.Attached);
        Add(new TwilioMessage
        {
            Sid = sid,
            To = to,
            From = from,
            Body = content.Written,
            AcceptedAt = at,
            ListedAt = at,
            SentAt = at,
            IsInbound = true,
            Media = kept,
        });
        return new InboundMessage(sid, from, to, content) { Media = kept };
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

    private void Add(TwilioMessage message)
    {
        lock (_gate)
        {
            _bySid.Add(message.Sid, message);
            Recipient(message.To).Add(message);
            _all.Add(message);
            if (message is { IsInbound: false, ReachesThePhone: true }) phones.Show(message);
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
