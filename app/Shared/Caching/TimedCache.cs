using WhatsAppReplies.Shared.Time;

namespace WhatsAppReplies.Shared.Caching;

/// <summary>
/// Cache with a time limit: one value a key, fetched once however many ask at the same time, and kept until its time is over. The fetch belongs to no
/// caller: one that gives up does not take the value from the others. Failures are not kept; where a last value is given, it is gone on with instead.
/// </summary>
internal sealed class TimedCache<T>(Func<string, Task<T>> fetch, Func<T, bool> keep, TimeProvider time, TimeSpan lifetime, LastValue<T>? lastValue = null)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    public Task<T> GetAsync(string key, CancellationToken cancellationToken)
    {
        Task<T> value;
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (!_entries.TryGetValue(key, out var entry) || entry.IsOver(now))
            {
                var last = entry;
                _entries[key] = entry = new Entry(now + lifetime, now + lifetime + (lastValue?.Longest ?? TimeSpan.Zero)) { Last = last };
                entry.Value = FetchAsync(key, entry);
            }

            value = entry.Value;
        }

        return value.WaitAsync(cancellationToken);
    }

    /// <summary>Fetches beside the value that is kept, which is replaced only by one that is kept too.</summary>
    public Task<T> RenewAsync(string key, CancellationToken cancellationToken) => RenewAsync(key).WaitAsync(cancellationToken);

    /// <summary>Drops the value of a key, but only the one that <paramref name="which"/> recognises: a fresh one may have come since.</summary>
    public void Drop(string key, Func<T, bool> which)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(key, out var entry))
                return;
            if (entry.Holds(which))
                _entries.Remove(key);
            // Nor is it gone on with, should the renewal that is on its way fail.
            else if (entry.Last?.Holds(which) == true)
                entry.Last = null;
        }
    }

    private async Task<T> RenewAsync(string key)
    {
        var value = await fetch(key);
        if (keep(value))
        {
            lock (_gate)
            {
                var until = time.GetUtcNow() + lifetime;
                _entries[key] = new Entry(until, until + (lastValue?.Longest ?? TimeSpan.Zero)) { Value = Task.FromResult(value) };
            }
        }

        return value;
    }

    private async Task<T> FetchAsync(string key, Entry entry)
    {
        var kept = false;
        try
        {
            // Leaves the first caller's stack, which holds the gate.
            await Task.Yield();
            var fetched = CallAsync(key);
            if (lastValue is not null && entry.Last is not null)
            {
                await WaitAsync(fetched);
                if (TryGoOn(entry, fetched, out var last))
                {
                    kept = true;
                    lastValue.NotRenewed(fetched);
                    return last;
                }
            }

            var value = await fetched;
            kept = keep(value);
            return value;
        }
        finally
        {
            End(key, entry, kept);
        }
    }

    /// <summary>Whatever it throws is in the task.</summary>
    private async Task<T> CallAsync(string key) => await fetch(key);

    private async Task WaitAsync(Task<T> fetched)
    {
        using var isOver = new CancellationTokenSource();
        await Task.WhenAny(fetched, Delay.ForAsync(LastValue<T>.Patience, time, isOver.Token));
        // Not the asynchronous way, which goes on with another thread: see Delay.
        isOver.Cancel();
    }

    private bool TryGoOn(Entry entry, Task<T> fetched, out T value)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            value = default!;
            if (entry.Last is not { } last || now >= last.GoneOnWithUntil || (fetched.IsCompleted && !lastValue!.MaySucceedLater(fetched)))
                return false;

            value = last.Value.Result;
            (entry.Until, entry.GoneOnWithUntil) = (now + LastValue<T>.Pause, last.GoneOnWithUntil);
            return true;
        }
    }

    private void End(string key, Entry entry, bool kept)
    {
        lock (_gate)
        {
            entry.Last = null;
            // A renewal may have replaced it since.
            if (!kept && _entries.GetValueOrDefault(key) == entry)
                _entries.Remove(key);
        }
    }

    private sealed class Entry(DateTimeOffset until, DateTimeOffset goneOnWithUntil)
    {
        public Task<T> Value { get; set; } = null!;

        public DateTimeOffset Until { get; set; } = until;

        public DateTimeOffset GoneOnWithUntil { get; set; } = goneOnWithUntil;

        /// <summary>Whose time is over; nothing: there was none, or it was dropped.</summary>
        public Entry? Last { get; set; }

        public bool IsOver(DateTimeOffset now) => Value.IsCompleted && now >= Until;

        public bool Holds(Func<T, bool> which) => Value is { IsCompletedSuccessfully: true, Result: var value } && which(value);
    }
}
