using WhatsAppReplies.Replies.Triggers;
using WhatsAppReplies.Replies.Turns;
using WhatsAppReplies.Shared.Telemetry;
using WhatsAppReplies.Shared.Time;

namespace WhatsAppReplies.Replies.Hosting;

/// <summary>
/// Heartbeat of a worker, one loop a record: keeps its message invisible and its claim alive, both for one lease from each beat. A worker
/// that dies gives the message back as soon as somebody else can take the conversation over. Whatever goes wrong here is logged and
/// changes nothing about the reply; only a claim that is lost stops the work.
/// </summary>
internal sealed class Heartbeat(MessageVisibility visibility, TimeSpan interval, TimeProvider time)
{
    /// <summary>The message comes back just after the claim has ended, and not just before.</summary>
    private static readonly TimeSpan AfterTheClaim = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Beats at once, while the trigger's first read is under way, and then at every interval until <paramref name="stop"/> is cancelled or
    /// no lease can be renewed any more. Never throws. A queue that hangs does not keep the claim from being renewed.
    /// </summary>
    public Task RunAsync(Delivery delivery, Lease lease, ILog log, CancellationToken stop) => Task.WhenAll(
        RepeatAsync(() => visibility.ChangeAsync(delivery, Needed(lease), stop), "A heartbeat failed", lease, log, stop),
        RepeatAsync(() => lease.RenewAsync(stop), "The claim could not be renewed", lease, log, stop));

    private async Task RepeatAsync(Func<Task> beat, string failed, Lease lease, ILog log, CancellationToken stop)
    {
        try
        {
            while (time.GetUtcNow() < lease.Terms.Until && await TryAsync(beat, failed, log, stop))
                await Delay.ForAsync(interval, time, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The trigger's work has ended.
        }
    }

    private TimeSpan Needed(Lease lease)
    {
        var now = time.GetUtcNow();
        return lease.Terms.DeadlineAt(now) - now + AfterTheClaim;
    }

    /// <returns>There is something to beat for.</returns>
    private static async Task<bool> TryAsync(Func<Task> beat, string failed, ILog log, CancellationToken stop)
    {
        try
        {
            await beat();
            return true;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception) when (MessageVisibility.IsGone(exception))
        {
            log.Write(Severity.Debug, "The message is gone; its visibility is not extended any more");
            return false;
        }
        catch (Exception exception)
        {
            // guard: A failed heartbeat changes nothing about the reply
            log.Write(Severity.Warning, failed, ExceptionFields.Of(exception));
            return true;
        }
    }
}
