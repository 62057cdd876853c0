using WhatsAppReplies.Replies.Triggers;
using WhatsAppReplies.Shared.Telemetry;
using WhatsAppReplies.Shared.Time;

namespace WhatsAppReplies.Replies.Hosting;

/// <summary>
/// Keeps a message invisible while its trigger is worked on, one loop a record. It asks for no more than the claim's deadline needs:
/// a worker that dies gives the message back as soon as somebody else can take the conversation over. Whatever goes wrong here is
/// logged and changes nothing about the reply.
/// </summary>
internal sealed class Heartbeat(MessageVisibility visibility, TimeSpan interval, TimeProvider time)
{
    /// <summary>Runs until <paramref name="stop"/> is cancelled, the message is gone, or the deadline has passed. Never throws.</summary>
    public async Task RunAsync(Delivery delivery, DateTimeOffset claimDeadline, ILog log, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await Delay.ForAsync(interval, time, stop);
                var needed = claimDeadline - time.GetUtcNow();
                if (needed <= TimeSpan.Zero)
                    return;
                if (!await BeatAsync(delivery, needed, log, stop))
                    return;
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The trigger's work has ended.
        }
    }

    /// <returns>There is something to beat for.</returns>
    private async Task<bool> BeatAsync(Delivery delivery, TimeSpan needed, ILog log, CancellationToken stop)
    {
        try
        {
            await visibility.ChangeAsync(delivery, needed, stop);
            return true;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception) when (MessageVisibility.IsGone(exception))
        {
            log.Write(Severity.Debug, "The message is gone; the heartbeat ends");
            return false;
        }
        catch (Exception exception)
        {
            // guard: A failed heartbeat changes nothing about the reply
            log.Write(Severity.Warning, "A heartbeat failed", ExceptionFields.Of(exception));
            return true;
        }
    }
}
