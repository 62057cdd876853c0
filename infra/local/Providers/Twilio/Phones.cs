using System.Collections.Concurrent;

namespace WhatsAppReplies.Local.Providers.Twilio;

internal sealed class Phones
{
    private const string Prefix = "whatsapp:";
    private readonly ConcurrentDictionary<string, Phone> _phones = new(StringComparer.Ordinal);
    private TaskCompletionSource _shown = New();

    /// <summary>The phone of an address, with or without the channel's prefix.</summary>
    public Phone this[string address] => _phones.GetOrAdd(WithPrefix(address), prefixed => new Phone(prefixed));

    public IReadOnlyCollection<Phone> All => [.. _phones.Values];

    /// <summary>Waits for messages instead of asking again and again.</summary>
    public async Task<IReadOnlyList<PhoneMessage>> WaitForAsync(string address, int messages, CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = Volatile.Read(ref _shown).Task;
            if (this[address].Shown is var shown && shown.Count >= messages)
            {
                return shown;
            }

            await next.WaitAsync(cancellationToken);
        }
    }

    public void Show(TwilioMessage message)
    {
        this[message.To].Show(new PhoneMessage(message.Sid, message.From, message.Body, message.AcceptedAt));
        Interlocked.Exchange(ref _shown, New()).SetResult();
    }

    private static string WithPrefix(string address) =>
        address.StartsWith(Prefix, StringComparison.Ordinal) ? address : Prefix + address;

    // Whoever waits goes on elsewhere, not inside the request that showed the message.
    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
