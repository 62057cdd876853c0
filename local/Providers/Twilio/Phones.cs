using System.Collections.Concurrent;

namespace WhatsAppReplies.Local.Providers.Twilio;

internal sealed class Phones
{
    private readonly ConcurrentDictionary<string, Phone> _phones = new(StringComparer.Ordinal);

    /// <summary>After a phone has shown a message: its address, with prefix.</summary>
    public event Action<string, PhoneMessage>? Shown;

    /// <summary>The phone of an address, with or without the channel's prefix.</summary>
    public Phone this[string address] => _phones.GetOrAdd(WhatsAppAddress.WithPrefix(address), prefixed => new Phone(prefixed));

    public IReadOnlyCollection<Phone> All => [.. _phones.Values];

    public void Show(TwilioMessage message)
    {
        var shown = new PhoneMessage(message.Sid, message.From, message.Body, message.AcceptedAt);
        this[message.To].Show(shown);
        Shown?.Invoke(message.To, shown);
    }
}
