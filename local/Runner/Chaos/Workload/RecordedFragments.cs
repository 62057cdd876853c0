using System.Collections.Concurrent;
using System.Text.Json;

namespace WhatsAppReplies.Local.Runner.Chaos.Workload;

/// <summary>
/// Signals to a customer that what they wrote is recorded: it reads the writes as they pass the interceptor. Only for the run's course;
/// the invariants are checked at the end on what is then in the tables.
/// </summary>
internal sealed class RecordedFragments
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _recorded = new(StringComparer.Ordinal);
    private int _turns;

    public int Turns => Volatile.Read(ref _turns);

    public Task AllAsync(IEnumerable<string> sids) => Task.WhenAll(sids.Select(sid => Of(sid).Task));

    public bool Has(string sid) => Of(sid).Task.IsCompleted;

    public void Observe(ReadOnlyMemory<byte> update)
    {
        if (update.Span.IndexOf("list_append"u8) < 0) return;
        using var body = JsonDocument.Parse(update);
        var isNew = false;
        foreach (var value in body.RootElement.GetProperty("ExpressionAttributeValues").EnumerateObject().Select(pair => pair.Value))
        {
            if (value.TryGetProperty("L", out var entries)) isNew |= ObserveEntries(entries);
        }

        if (isNew) Interlocked.Increment(ref _turns);
    }

    private bool ObserveEntries(JsonElement entries)
    {
        var isNew = false;
        foreach (var entry in entries.EnumerateArray().Where(entry => entry.TryGetProperty("M", out _)))
        {
            if (!entry.GetProperty("M").TryGetProperty(Contract.Messages.FragmentSids, out var sids)) continue;
            foreach (var sid in sids.GetProperty("L").EnumerateArray()) isNew |= Of(sid.GetProperty("S").GetString()!).TrySetResult();
        }

        return isNew;
    }

    private TaskCompletionSource Of(string sid) =>
        _recorded.GetOrAdd(sid, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
