using WhatsAppReplies.Replies.Conversations;
using WhatsAppReplies.Replies.Triggers;
using WhatsAppReplies.Replies.Turns;
using WhatsAppReplies.Shared.Telemetry;

namespace WhatsAppReplies.Replies.Hosting;

/// <summary>One record of one invocation: its trigger, its heartbeat, its report. Shares nothing with the records beside it.</summary>
internal sealed class RecordWorker(FunctionServices services, Delivery delivery, DateTimeOffset deadline, ILog log)
{
    private readonly TimeProvider _time = services.Turns.Time;
    private readonly MessageVisibility _visibility = new(services.Sqs, services.Turns.Settings.QueueUrl);
    private readonly Progress _progress = new(services.Turns.Time);

    /// <returns>The trigger is done and its message may be deleted.</returns>
    public async Task<bool> RunAsync()
    {
        using var end = TimeLimit.Until(deadline, _time);
        var reading = TriggerReader.Read(delivery.Body);
        var trigger = (reading as TriggerReading.Readable)?.Trigger;
        var named = trigger is null
            ? log.With(LogField.Of("messageId", delivery.MessageId))
            : log.With(LogField.Of("messageId", delivery.MessageId), LogField.Of("conversation", ConversationHash.Short(trigger.ConversationId)));

        var outcome = reading is TriggerReading.Malformed malformed
            ? new Outcome.Refused(malformed.Failure)
            : await WorkAsync(trigger!, named, end.Token);

        var outcomes = new Outcomes(services.Turns.Options, _time, services.Turns.Chance, services.Turns.Settings.MaxReceiveCount);
        var disposition = outcomes.Of(outcome, delivery);
        if (disposition.Visibility is { } visibility)
            await SendBackAsync(visibility, named, end.Token);
        services.Metrics.Write(named, _progress.Summary(disposition, delivery.ReceiveCount));
        return disposition.Acknowledge;
    }

    private async Task<Outcome> WorkAsync(Trigger trigger, ILog named, CancellationToken end)
    {
        // P1: a process that is killed says nothing any more, and after this receive nobody comes who could say it.
        if (delivery.ReceiveCount >= services.Turns.Settings.MaxReceiveCount)
            named.Write(Severity.Critical, "The last receive of a trigger begins; unless it ends well, the dead-letter queue is next", LogField.Of("receiveCount", delivery.ReceiveCount));

        using var work = TimeLimit.Until(deadline - services.Turns.Options.StopBeforeEnd, _time);
        using var beating = new CancellationTokenSource();
        var heartbeat = new Heartbeat(_visibility, services.Turns.Settings.HeartbeatInterval, _time)
            .RunAsync(delivery, deadline + services.Turns.Options.ClockSkewMargin, named, _progress, beating.Token);

        try
        {
            return await new TriggerWork(
                services.Turns, new Assignment(trigger, delivery, deadline, _progress, named, work.Token, end)).RunAsync();
        }
        finally
        {
            // Before the outcome's own visibility is set: a late beat would undo it.
            beating.Cancel();
            await heartbeat;
        }
    }

    /// <summary>Failing to say when leaves the queue's own visibility timeout; the record is reported as failed either way.</summary>
    private async Task SendBackAsync(TimeSpan visibility, ILog named, CancellationToken end)
    {
        try
        {
            await _visibility.ChangeAsync(delivery, visibility, _progress, end);
        }
        catch (Exception exception)
        {
            named.Write(Severity.Warning, "The message's visibility could not be changed; it comes back after the queue's own timeout", ExceptionFields.Of(exception));
        }
    }
}
