using System.Collections.Concurrent;
using WhatsAppReplies.Local.Cloud.Lambda;
using WhatsAppReplies.Local.Cloud.Lambda.EventSources;

namespace WhatsAppReplies.Local.Runner.Chaos.DeadLetters;

/// <summary>
/// The reason why each trigger became a dead letter. A worker that was killed could log nothing: its death is the reason, and the
/// dead-letter queue's own alarm tells a person. To be read at quiescence only: a trigger that was given back at once is a dead letter
/// before its worker has written its last line.
/// </summary>
internal sealed class DeadLetterReasons
{
    private readonly ConcurrentDictionary<string, string> _critical = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _lastDeath = new(StringComparer.Ordinal);

    public void Critical(string messageId, string reason) => _critical[messageId] = reason;

    public void Settled(BatchSettlement settlement)
    {
        foreach (var message in settlement.Batch)
        {
            if (settlement.Result is InvokeResult.FunctionError error) _lastDeath[message.MessageId] = error.ErrorType;
            else _lastDeath.TryRemove(message.MessageId, out _);
        }
    }

    /// <summary>Null: no worker logged a reason.</summary>
    public string? Of(string messageId) => _critical.GetValueOrDefault(messageId) ?? _lastDeath.GetValueOrDefault(messageId);
}
