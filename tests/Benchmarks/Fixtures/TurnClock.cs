using System.Collections.Concurrent;
using WhatsAppReplies.Local.Cloud.Lambda.EventSources;

namespace WhatsAppReplies.Benchmarks.Fixtures;

/// <summary>Clock of whole turns, as the queue sees them: from a trigger's delivery to its acknowledgement.</summary>
internal sealed class TurnClock : IDisposable
{
    private readonly EventSourceMapping _mapping;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, long> _started = new(StringComparer.Ordinal);
    private TaskCompletionSource<TimeSpan> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="mapping">Nobody else hears of it before this clock does.</param>
    /// <param name="time">The clock of all figures.</param>
    public TurnClock(EventSourceMapping mapping, TimeProvider time)
    {
        (_mapping, _time) = (mapping, time);
        mapping.Received += Received;
        mapping.Settled += Settled;
    }

    /// <summary>The only turn that <paramref name="begin"/> begins.</summary>
    public async Task<TimeSpan> TurnAsync(Func<Task> begin, CancellationToken cancellationToken)
    {
        var ended = _next = new TaskCompletionSource<TimeSpan>(TaskCreationOptions.RunContinuationsAsynchronously);
        await begin();
        return await ended.Task.WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        _mapping.Received -= Received;
        _mapping.Settled -= Settled;
    }

    private void Received(IReadOnlyList<QueueMessage> batch)
    {
        foreach (var message in batch) _started[message.MessageId] = _time.GetTimestamp();
    }

    private void Settled(BatchSettlement settlement)
    {
        var message = settlement.Batch.Single();
        _started.TryRemove(message.MessageId, out var started);
        if (settlement.Verdict.Done.Count == 1) _next.TrySetResult(_time.GetElapsedTime(started));
        else _next.TrySetException(new ProblemException("A turn did not end well: a trigger came back."));
    }
}
