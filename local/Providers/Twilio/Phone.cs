using WhatsAppReplies.Local.Providers.Hosting;

namespace WhatsAppReplies.Local.Providers.Twilio;

/// <summary>A customer's phone: what it shows, in order.</summary>
internal sealed class Phone(string address)
{
    private readonly Lock _gate = new();
    private readonly List<PhoneMessage> _shown = [];
    private readonly Tally _messages = new();

    /// <summary>With the channel's prefix; opaque otherwise, since a customer may have a user name instead of a number.</summary>
    public string Address => address;

    public IReadOnlyList<PhoneMessage> Shown
    {
        get
        {
            lock (_gate)
            {
                return [.. _shown];
            }
        }
    }

    public IReadOnlyList<string> Texts => [.. Shown.Select(message => message.Body)];

    /// <summary>Texts that the phone shows more than once.</summary>
    public IReadOnlyList<string> Repeated => [.. Texts.GroupBy(text => text).Where(same => same.Count() > 1).Select(same => same.Key)];

    public async Task<IReadOnlyList<PhoneMessage>> UntilShownAsync(int messages, CancellationToken cancellationToken)
    {
        await _messages.UntilAsync(messages, cancellationToken);
        return Shown;
    }

    public void Show(PhoneMessage message)
    {
        lock (_gate)
        {
            _shown.Add(message);
        }

        _messages.Add();
    }
}
