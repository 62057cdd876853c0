namespace WhatsAppReplies.Local.Cloud.Lambda.Asynchronous;

/// <summary>
/// Invokes a function for an event that nobody waits for: once more after a minute and once more after two where it failed, and for as long as the event may
/// be old where there was no room. An event that is given up is gone: no destination is declared here.
/// </summary>
internal sealed class AsynchronousInvoker(Func<ReadOnlyMemory<byte>, Task<InvokeResult>> invoke, AsynchronousSettings settings, TimeProvider clock)
{
    private static readonly TimeSpan FirstThrottleRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestThrottleRetry = TimeSpan.FromMinutes(5);

    /// <returns>Of every try.</returns>
    public async Task<IReadOnlyList<InvokeResult>> SendAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        var (results, failures, pause) = (new List<InvokeResult>(), 0, FirstThrottleRetry);
        var taken = clock.GetTimestamp();
        while (true)
        {
            results.Add(await invoke(payload));
            var wait = results[^1] switch
            {
                InvokeResult.Throttled => pause,
                InvokeResult.FunctionError when failures < settings.MaximumRetries => TimeSpan.FromMinutes(++failures),
                _ => (TimeSpan?)null,
            };
            if (wait is not { } time || clock.GetElapsedTime(taken) + time > settings.MaximumAge) return results;
            if (results[^1] is InvokeResult.Throttled) pause = pause * 2 < LongestThrottleRetry ? pause * 2 : LongestThrottleRetry;
            await Task.Delay(time, clock, cancellationToken);
        }
    }
}
