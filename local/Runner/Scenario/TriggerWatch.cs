using System.Collections.Concurrent;
using WhatsAppReplies.Local.Cloud.Lambda.EventSources;

namespace WhatsAppReplies.Local.Runner.Scenario;

/// <summary>Tells when a trigger has been acknowledged, without asking again and again.</summary>
internal sealed class TriggerWatch : IDisposable
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _acknowledged = new(StringComparer.Ordinal);
    private readonly EventSourceMapping _mapping;

    public TriggerWatch(EventSourceMapping mapping)
    {
        _mapping = mapping;
        _mapping.Settled += Settled;
        _mapping.Failed += Failed;
    }

    /// <summary>A trigger that the function gave back or failed; it comes again.</summary>
    public event Action<string>? CameBack;

    public Task AcknowledgedAsync(string messageId) => Of(messageId).Task;

    public void Dispose()
    {
        _mapping.Settled -= Settled;
        _mapping.Failed -= Failed;
    }

    private void Settled(BatchSettlement settlement)
    {
        foreach (var message in settlement.Verdict.Done.Except(settlement.Undeleted))
        {
            Of(message.MessageId).TrySetResult();
        }

        foreach (var message in settlement.Batch.Except(settlement.Verdict.Done))
        {
            CameBack?.Invoke(settlement.Verdict.WhyNone ?? "given back by the function");
        }
    }

    private void Failed(Exception e) => CameBack?.Invoke(e.Message);

    private TaskCompletionSource Of(string messageId) =>
        _acknowledged.GetOrAdd(messageId, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
