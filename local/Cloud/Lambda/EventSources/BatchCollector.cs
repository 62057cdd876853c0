using System.Text;

namespace WhatsAppReplies.Local.Cloud.Lambda.EventSources;

/// <summary>
/// Gathers a batch: until it is full, the window since its first message is over, or the event would grow past the
/// size that an invocation may have. Without a window whatever one receive brought is the batch.
/// </summary>
internal sealed class BatchCollector(MappingDefinition mapping, IMappingQueue queue, TimeSpan longPoll, TimeProvider clock)
{
    private const int MaximumReceive = 10;
    private const int MaximumEventBytes = 6_291_456;

    // Keys, ids and times of a record beside its body.
    private const int RecordOverhead = 1024;

    public async Task<IReadOnlyList<QueueMessage>> CollectAsync(CancellationToken cancellationToken)
    {
        var batch = new List<QueueMessage>(await queue.ReceiveAsync(Math.Min(mapping.BatchSize, MaximumReceive), longPoll, cancellationToken));
        if (batch.Count == 0) return batch;

        var first = clock.GetTimestamp();
        while (batch.Count < mapping.BatchSize && !IsLarge(batch) && mapping.BatchingWindow - clock.GetElapsedTime(first) is var left && left > TimeSpan.Zero)
        {
            var wait = TimeSpan.FromSeconds(Math.Min(Math.Ceiling(left.TotalSeconds), longPoll.TotalSeconds));
            try
            {
                batch.AddRange(await queue.ReceiveAsync(Math.Min(mapping.BatchSize - batch.Count, MaximumReceive), wait, cancellationToken));
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // What has been received is handed on: dropped, it would stay invisible for the whole visibility timeout.
                break;
            }
        }

        return batch;
    }

    private static bool IsLarge(IEnumerable<QueueMessage> batch) =>
        // One more receive can bring ten messages of the largest size.
        batch.Sum(message => Encoding.UTF8.GetByteCount(message.Body) + RecordOverhead) > MaximumEventBytes - (MaximumReceive * 256 * 1024);
}
