using System.Net.Http.Json;
using System.Text.Json;

namespace WhatsAppReplies.Local.Cloud.CloudWatch.Metrics;

/// <summary>Asks the SQS emulator, which shows a queue's contents without receiving them.</summary>
internal sealed class EmulatorQueueGauge(HttpClient http, Uri emulator, Func<IReadOnlyCollection<string>> queueNames) : IQueueGauge
{
    public async Task<IReadOnlyList<QueueDepth>> ReadAsync(CancellationToken cancellationToken = default) =>
        await Task.WhenAll(queueNames().Select(name => ReadAsync(name, cancellationToken)));

    private async Task<QueueDepth> ReadAsync(string name, CancellationToken cancellationToken)
    {
        using var queue = await http.GetFromJsonAsync<JsonDocument>(new Uri(emulator, $"/_fauxqs/queues/{name}"), cancellationToken)
            ?? throw new ProblemException($"The SQS emulator says nothing about the queue {name}.");
        var messages = queue.RootElement.GetProperty("messages");
        var (ready, delayed, inFlight) = (messages.GetProperty("ready"), messages.GetProperty("delayed"), messages.GetProperty("inflight"));
        var sent = ready.EnumerateArray().Concat(delayed.EnumerateArray())
            .Concat(inFlight.EnumerateArray().Select(entry => entry.GetProperty("message")))
            .Select(message => message.GetProperty("sentTimestamp").GetInt64())
            .ToList();
        return new QueueDepth(
            name, ready.GetArrayLength(), inFlight.GetArrayLength(), delayed.GetArrayLength(),
            sent.Count == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(sent.Min()));
    }
}
