using System.Collections.Concurrent;

namespace WhatsAppReplies.Local.Providers.Twilio;

internal sealed class Phones
{
    private const string Prefix = "whatsapp:";
    private readonly ConcurrentDictionary<string, Phone> _phones = new(StringComparer.Ordinal);

    /// <summary>The phone of an address, with or without the channel's prefix.</summary>
    public Phone this[string address] => _phones.GetOrAdd(WithPrefix(address), prefixed => new Phone(prefixed));

    public IReadOnlyCollection<Phone> All => [.. _phones.Values];

    public void Show(TwilioMessage message) =>
        this[message.To].Show(new PhoneMessage(message.Sid, message.From, message.Body, message.AcceptedAt));

    private static string WithPrefix(string address) =>
        address.StartsWith(Prefix, StringComparison.Ordinal) ? address : Prefix + address;
}
