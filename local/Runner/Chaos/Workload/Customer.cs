using WhatsAppReplies.Local.Providers.Twilio.Network;

namespace WhatsAppReplies.Local.Runner.Chaos.Workload;

/// <summary>
/// A customer who writes on a phone in bursts of one to four messages, some of them while a reply to the first is being made. What was written must be on the
/// record before the next burst; whether a person would wait so long does not matter here.
/// </summary>
internal sealed class Customer(
    ChaosConversation conversation, int seed, Bursts bursts, PhoneNetwork network, RecordedFragments recorded, Counts counts, TimeProvider time)
{
    private const int MostFragments = 4;
    private const double Interrupts = 0.4;
    private const double WebhookAgain = 0.04;

    private readonly SeededRandom _random = new(seed, $"customer {conversation.Number}");

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // Whoever has to wait until a person has mended the record begins at once, and writes once.
        if (conversation.Kind == ConversationKind.WrongAssistant)
        {
            if (bursts.TryBegin()) await WriteAsync(fragments: 1, cancellationToken);
            return;
        }

        await PauseAsync(0, 4, cancellationToken);
        while (bursts.TryBegin())
        {
            await WriteAsync(1 + _random.Below(MostFragments), cancellationToken);
            await PauseAsync(0, 1, cancellationToken);
        }
    }

    private async Task WriteAsync(int fragments, CancellationToken cancellationToken)
    {
        var burst = new List<InboundMessage>();
        for (var left = fragments; left > 0; left--)
        {
            // Taken before anybody is told: whatever becomes of the webhook, the message counts as written.
            var message = network.WriteUntold(conversation.Channel, ChaosConversation.Company, new PhoneContent.Text(conversation.NextText()));
            conversation.Wrote(message.Sid);
            burst.Add(message);
            await TellAsync(message, cancellationToken);
            await (_random.Chance(Interrupts) ? PauseAsync(0.1, 2, cancellationToken) : PauseAsync(0, 0.05, cancellationToken));
        }

        await recorded.AllAsync(burst.Select(message => message.Sid)).WaitAsync(cancellationToken);
        if (!_random.Chance(WebhookAgain)) return;

        // Somebody has kept the signed request, and sends it after the answer.
        counts.Add("webhooks told again after the answer");
        await TellAsync(burst[^1], cancellationToken);
    }

    private async Task TellAsync(InboundMessage message, CancellationToken cancellationToken)
    {
        var told = await network.DeliverAsync(message, cancellationToken);
        counts.Add(told.Succeeded
            ? "webhooks that were taken"
            : told.Outcomes.Count == 0 ? "webhooks that never came" : "webhooks that failed to the last repetition");
        if (told.Outcomes.Count > 1) counts.Add("webhook calls repeated", told.Outcomes.Count - 1);
    }

    private Task PauseAsync(double least, double most, CancellationToken cancellationToken) =>
        Task.Delay(_random.Seconds(least, most), time, cancellationToken);
}
