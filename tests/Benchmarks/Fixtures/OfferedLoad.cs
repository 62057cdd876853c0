namespace WhatsAppReplies.Benchmarks.Fixtures;

/// <summary>Open-loop load: calls at a fixed rate, whether or not those before them are answered, since customers do not wait for one another.</summary>
/// <param name="rate">Calls a second.</param>
/// <param name="time">The clock.</param>
internal sealed class OfferedLoad(int rate, TimeProvider time)
{
    /// <returns>Of each call, in milliseconds: from the moment at which it was due to its end.</returns>
    public async Task<OfferedResult> RunAsync<T>(IReadOnlyList<T> calls, Func<T, Task> callAsync, CancellationToken cancellationToken)
    {
        var running = new List<Task<double>>(calls.Count);
        var started = time.GetTimestamp();
        foreach (var call in calls)
        {
            var due = TimeSpan.FromSeconds((double)running.Count / rate);
            var wait = due - time.GetElapsedTime(started);
            if (wait > TimeSpan.Zero) await Task.Delay(wait, time, cancellationToken);
            running.Add(TimedAsync(call, due));
        }

        var allCalled = time.GetTimestamp();
        var durations = await Task.WhenAll(running);
        return new OfferedResult(durations, time.GetElapsedTime(allCalled));

        async Task<double> TimedAsync(T call, TimeSpan due)
        {
            await callAsync(call);
            return (time.GetElapsedTime(started) - due).TotalMilliseconds;
        }
    }
}
