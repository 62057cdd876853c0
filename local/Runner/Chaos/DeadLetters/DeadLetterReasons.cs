using System.Collections.Concurrent;
using System.Globalization;
using WhatsAppReplies.Local.Cloud.Lambda;
using WhatsAppReplies.Local.Cloud.Lambda.EventSources;

namespace WhatsAppReplies.Local.Runner.Chaos.DeadLetters;

/// <summary>
/// The reason why each trigger became a dead letter. A worker that was killed could log nothing: its death is the reason, and the
/// dead-letter queue's own alarm tells a person; and so it is where no function saw the last receive: Lambda had no place for it, or the answer with the
/// message was lost on its way. To be read at quiescence only: a trigger that was given back at once is a dead letter
/// before its worker has written its last line.
/// </summary>
internal sealed class DeadLetterReasons(int receives)
{
    private readonly ConcurrentDictionary<string, string> _critical = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _lastDeath = new(StringComparer.Ordinal);

    /// <summary>The last receive that the function was invoked with.</summary>
    private readonly ConcurrentDictionary<string, int> _lastSeen = new(StringComparer.Ordinal);

    public void Critical(string messageId, string reason) => _critical[messageId] = reason;

    public void Settled(BatchSettlement settlement)
    {
        foreach (var message in settlement.Batch)
        {
            if (settlement.Result is InvokeResult.FunctionError error) _lastDeath[message.MessageId] = error.ErrorType;
            else _lastDeath.TryRemove(message.MessageId, out _);
            if (settlement.Result is InvokeResult.Throttled) continue;
            var receive = int.Parse(message.Attributes["ApproximateReceiveCount"], CultureInfo.InvariantCulture);
            _lastSeen.AddOrUpdate(message.MessageId, receive, (_, before) => Math.Max(before, receive));
        }
    }

    /// <summary>Null: no worker logged a reason, and one had the last receive.</summary>
    public string? Of(string messageId) => _critical.GetValueOrDefault(messageId) ?? _lastDeath.GetValueOrDefault(messageId)
        ?? (_lastSeen.GetValueOrDefault(messageId) < receives ? "no function saw the last receive" : null);
}
