namespace WhatsAppReplies.Shared.Time;

/// <summary>
/// Delay by a given clock. Unlike the framework's delay, which queues what follows a cancellation to the thread pool, it continues on
/// the thread that ends the wait: a run under a scheduler of its own has one order, and can be repeated.
/// </summary>
internal static class Delay
{
    public static async Task ForAsync(TimeSpan duration, TimeProvider time, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var ended = new TaskCompletionSource();
        using var timer = time.CreateTimer(static state => ((TaskCompletionSource)state!).TrySetResult(), ended, duration, Timeout.InfiniteTimeSpan);
        using var cancellation = cancellationToken.UnsafeRegister(
            static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), ended);
        await ended.Task;
    }
}

internal static class TimeLimit
{
    /// <summary>A token that is cancelled at an instant of the given clock, at once when it has passed.</summary>
    public static CancellationTokenSource Until(DateTimeOffset end, TimeProvider time)
    {
        var remaining = end - time.GetUtcNow();
        return new CancellationTokenSource(remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero, time);
    }
}
