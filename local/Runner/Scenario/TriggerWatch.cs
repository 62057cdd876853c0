using System.Collections.Concurrent;
using System.Text.Json;
using WhatsAppReplies.Local.Cloud.Lambda.EventSources;

namespace WhatsAppReplies.Local.Runner.Scenario;

/// <summary>Tells when a trigger has been acknowledged, without asking again and again.</summary>
internal sealed class TriggerWatch : IDisposable
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _acknowledged = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _ofConversation = new(StringComparer.Ordinal);
    private readonly EventSourceMapping _mapping;

    public TriggerWatch(EventSourceMapping mapping)
    {
        _mapping = mapping;
        _mapping.Settled += Settled;
    }

    public Task AcknowledgedAsync(string messageId) => Of(_acknowledged, messageId).Task;

    /// <summary>Until some trigger of the conversation has been acknowledged, whoever sent it.</summary>
    public Task AcknowledgedForAsync(string conversationId) => Of(_ofConversation, conversationId).Task;

    public void Dispose()
    {
        _mapping.Settled -= Settled;
    }

    private void Settled(BatchSettlement settlement)
    {
        foreach (var message in settlement.Verdict.Done.Except(settlement.Undeleted))
        {
            Of(_acknowledged, message.MessageId).TrySetResult();
            if (ConversationOf(message) is { } conversation) Of(_ofConversation, conversation).TrySetResult();
        }
    }

    /// <summary>Null: the trigger is none.</summary>
    private static string? ConversationOf(QueueMessage message)
    {
        try
        {
            using var trigger = JsonDocument.Parse(message.Body);
            return trigger.RootElement.ValueKind == JsonValueKind.Object
                && trigger.RootElement.TryGetProperty(Contract.Trigger.ConversationId, out var id) && id.ValueKind == JsonValueKind.String
                ? id.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static TaskCompletionSource Of(ConcurrentDictionary<string, TaskCompletionSource> waiting, string key) =>
        waiting.GetOrAdd(key, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
