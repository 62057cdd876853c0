using WhatsAppReplies.Shared.Results;

namespace WhatsAppReplies.Shared.Caching;

/// <summary>
/// Cache with a time limit: one value a key, fetched once however many ask at the same time, and kept until its time is over. The fetch belongs to no
/// caller: one that gives up does not take the value from the others. Failures are not kept.
/// </summary>
internal sealed class TimedCache<T>(Func<string, Task<T>> fetch, Func<T, bool> keep, TimeProvider time, TimeSpan lifetime)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    public Task<T> GetAsync(string key, CancellationToken cancellationToken)
    {
        Entry entry;
        lock (_gate)
        {
            if (!_entries.TryGetValue(key, out entry!) || entry.IsOver(time.GetUtcNow()))
                _entries[key] = entry = new Entry(FetchAsync(key), time.GetUtcNow() + lifetime);
        }

        return entry.Value.WaitAsync(cancellationToken);
    }

    /// <summary>Drops the value of a key, but only the one that <paramref name="which"/> recognises: a fresh one may have come since.</summary>
    public void Drop(string key, Func<T, bool> which)
    {
        lock (_gate)
        {
            if (_entries.TryGetValue(key, out var entry) && entry.Value is { IsCompletedSuccessfully: true, Result: var value } && which(value))
                _entries.Remove(key);
        }
    }

    private async Task<T> FetchAsync(string key)
    {
        var kept = false;
        try
        {
            // Leaves the first caller's stack, which holds the gate.
            await Task.Yield();
            var value = await fetch(key);
            kept = keep(value);
            return value;
        }
        finally
        {
            if (!kept)
                Remove(key);
        }
    }

    /// <summary>Nobody replaces an entry before its fetch has ended, so what stands there is the one that failed.</summary>
    private void Remove(string key)
    {
        lock (_gate)
            _entries.Remove(key);
    }

    private sealed record Entry(Task<T> Value, DateTimeOffset Until)
    {
        public bool IsOver(DateTimeOffset now) => Value.IsCompleted && now >= Until;
    }
}
