using WhatsAppReplies.Local.Runner.Scenario;

namespace WhatsAppReplies.Local.Runner.Chaos.Workload;

/// <summary>
/// A customer who writes in bursts of one to four messages, some of them while a reply to the first is being made. What was written must be on the
/// record before the next burst; whether a person would wait so long does not matter here.
/// </summary>
internal sealed class Customer(ChaosConversation conversation, int seed, Bursts bursts, Webhook webhook, RecordedFragments recorded, Counts counts, TimeProvider time)
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
        var burst = new List<SampleFragment>();
        for (var left = fragments; left > 0; left--)
        {
            var fragment = conversation.Write(time.GetUtcNow());
            burst.Add(fragment);
            await webhook.ReceiveAsync(conversation, fragment, cancellationToken);
            await (_random.Chance(Interrupts) ? PauseAsync(0.1, 2, cancellationToken) : PauseAsync(0, 0.05, cancellationToken));
        }

        await recorded.AllAsync(burst.Select(fragment => fragment.MessageSid)).WaitAsync(cancellationToken);
        if (!_random.Chance(WebhookAgain)) return;

        // The messenger calls a webhook again that it believes failed: the same message is staged once more, answered as it is.
        counts.Add("webhook calls repeated");
        await webhook.ReceiveAsync(conversation, burst[^1], cancellationToken);
    }

    private Task PauseAsync(double least, double most, CancellationToken cancellationToken) => Task.Delay(_random.Seconds(least, most), time, cancellationToken);
}
