using System.Text.Json;
using WhatsAppReplies.Local.Cloud.Lambda.EventSources;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Inbound.Harness;

/// <summary>Which triggers were sent, and which of them have been acknowledged: a conversation is quiet when these are the same, and not none.</summary>
internal sealed class TriggerLedger
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _sent = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _settled = new(StringComparer.Ordinal);
    private readonly List<(Func<bool> Holds, TaskCompletionSource Reached)> _waiting = [];

    public void Sent(string trigger) => Count(_sent, ConversationOf(trigger));

    public void Settled(BatchSettlement settlement)
    {
        foreach (var message in settlement.Verdict.Done.Except(settlement.Undeleted)) Count(_settled, ConversationOf(message.Body));
    }

    public int SentTo(string conversationId)
    {
        lock (_gate) return _sent.GetValueOrDefault(conversationId);
    }

    /// <summary>Nobody is at work for it, nor will be.</summary>
    public bool IsQuietNow(string conversationId)
    {
        lock (_gate) return IsQuiet(conversationId);
    }

    /// <summary>All triggers have been acknowledged.</summary>
    public Task UntilQuietAsync(string conversationId) => UntilAsync(conversationId, IsQuiet);

    /// <summary>
    /// One trigger has been acknowledged. Of two that arrive at the same time, the second finds the claim of the first and comes back when its lease would have
    /// ended, a minute and a half later, to find nothing.
    /// </summary>
    public Task UntilAnsweredAsync(string conversationId) => UntilAsync(conversationId, conversation => _settled.GetValueOrDefault(conversation) > 0);

    private Task UntilAsync(string conversationId, Func<string, bool> holds)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (holds(conversationId)) return Task.CompletedTask;
            _waiting.Add((() => holds(conversationId), reached));
        }

        return reached.Task.WaitAsync(InboundCloud.Patience);
    }

    private void Count(Dictionary<string, int> counts, string conversation)
    {
        lock (_gate)
        {
            counts[conversation] = counts.GetValueOrDefault(conversation) + 1;
            foreach (var (holds, reached) in _waiting)
            {
                if (holds()) reached.TrySetResult();
            }

            _waiting.RemoveAll(waiting => waiting.Reached.Task.IsCompleted);
        }
    }

    private bool IsQuiet(string conversation) =>
        _sent.GetValueOrDefault(conversation) is > 0 and var sent && _settled.GetValueOrDefault(conversation) >= sent;

    private static string ConversationOf(string trigger)
    {
        using var body = JsonDocument.Parse(trigger);
        return body.RootElement.GetProperty(Contract.Trigger.ConversationId).GetString()!;
    }
}
