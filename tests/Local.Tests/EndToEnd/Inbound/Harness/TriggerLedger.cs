using System.Text.Json;
using WhatsAppReplies.Local.Cloud.Lambda.EventSources;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Inbound.Harness;

/// <summary>Which triggers were sent, and which of them have been acknowledged: a conversation is quiet when these are the same, and not none.</summary>
internal sealed class TriggerLedger
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _sent = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _settled = new(StringComparer.Ordinal);
    private readonly List<(string Conversation, TaskCompletionSource Quiet)> _waiting = [];

    public void Sent(string trigger) => Count(_sent, ConversationOf(trigger));

    public void Settled(BatchSettlement settlement)
    {
        foreach (var message in settlement.Verdict.Done.Except(settlement.Undeleted)) Count(_settled, ConversationOf(message.Body));
    }

    public int SentTo(string conversationId)
    {
        lock (_gate) return _sent.GetValueOrDefault(conversationId);
    }

    public Task UntilQuietAsync(string conversationId)
    {
        var quiet = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (IsQuiet(conversationId)) return Task.CompletedTask;
            _waiting.Add((conversationId, quiet));
        }

        return quiet.Task.WaitAsync(InboundCloud.Patience);
    }

    private void Count(Dictionary<string, int> counts, string conversation)
    {
        lock (_gate)
        {
            counts[conversation] = counts.GetValueOrDefault(conversation) + 1;
            foreach (var (_, quiet) in _waiting.Where(waiting => IsQuiet(waiting.Conversation))) quiet.TrySetResult();
            _waiting.RemoveAll(waiting => waiting.Quiet.Task.IsCompleted);
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
