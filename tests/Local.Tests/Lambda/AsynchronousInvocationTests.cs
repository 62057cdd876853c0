using WhatsAppReplies.Local.Cloud.Lambda;
using WhatsAppReplies.Local.Cloud.Lambda.Asynchronous;
using WhatsAppReplies.Local.Tests.Time;

namespace WhatsAppReplies.Local.Tests.Lambda;

/// <summary>What becomes of an event that nobody waits for.</summary>
public sealed class AsynchronousInvocationTests
{
    private static readonly InvokeResult Done = new InvokeResult.Returned("r", default);
    private static readonly InvokeResult Error = new InvokeResult.FunctionError("r", "Exception", default);
    private static readonly InvokeResult Busy = new InvokeResult.Throttled("busy");

    private readonly ManualClock _clock = new();

    [Fact]
    public async Task What_went_well_is_done() => Assert.Equal([Done], await SendAsync(new AsynchronousSettings(), [Done]));

    [Fact]
    public async Task What_failed_is_tried_after_one_minute_and_after_two_and_then_it_is_gone() =>
        Assert.Equal(
            [Error, Error, Error], await SendAsync(new AsynchronousSettings(), [Error, Error, Error], TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)));

    [Fact]
    public async Task Where_no_retries_are_declared_what_failed_is_gone() =>
        Assert.Equal([Error], await SendAsync(new AsynchronousSettings { MaximumRetries = 0 }, [Error]));

    [Fact]
    public async Task Where_there_was_no_room_it_is_tried_with_growing_pauses_and_uses_up_no_retry() => Assert.Equal(
        [Busy, Busy, Error, Done],
        await SendAsync(
            new AsynchronousSettings { MaximumRetries = 1 },
            [Busy, Busy, Error, Done],
            TimeSpan.FromSeconds(1),
            TimeSpan.FromSeconds(2),
            TimeSpan.FromMinutes(1)));

    [Fact]
    public async Task An_event_that_has_become_too_old_is_gone() => Assert.Equal(
        [Busy, Busy],
        await SendAsync(new AsynchronousSettings { MaximumRetries = 0, MaximumAge = TimeSpan.FromSeconds(2) }, [Busy, Busy], TimeSpan.FromSeconds(1)));

    private async Task<IReadOnlyList<InvokeResult>> SendAsync(AsynchronousSettings settings, InvokeResult[] results, params TimeSpan[] pauses)
    {
        var next = new Queue<InvokeResult>(results);
        var sending = new AsynchronousInvoker(_ => Task.FromResult(next.Dequeue()), settings, _clock).SendAsync(default, CancellationToken.None);
        foreach (var pause in pauses)
        {
            await _clock.UntilTimersAsync(1);
            Assert.False(sending.IsCompleted);
            _clock.Advance(pause);
        }

        return await sending.WaitAsync(LambdaHost.Guard);
    }
}
