using WhatsAppReplies.Replies.Conversations.Writes;
using WhatsAppReplies.Replies.Triggers;
using WhatsAppReplies.Replies.Turns;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Telemetry;
using WhatsAppReplies.Shared.Time;

namespace WhatsAppReplies.Replies.Hosting;

/// <summary>Worker on one record of one invocation: its trigger, its heartbeat, its report. Shares nothing with the records beside it.</summary>
internal sealed class RecordWorker(FunctionServices services, Delivery delivery, DateTimeOffset deadline, ILog log)
{
    private readonly TimeProvider _time = services.Turns.Time;
    private readonly Progress _progress = new(services.Turns.Time);

    private bool IsLastReceive => delivery.ReceiveCount >= services.Turns.Settings.MaxReceiveCount;

    private MessageVisibility Visibility => new(services.Sqs, services.Turns.Settings.QueueUrl, _progress.AwsCalls);

    /// <returns>The trigger is done and its message may be deleted.</returns>
    public async Task<bool> RunAsync()
    {
        using var end = TimeLimit.Until(deadline, _time);
        var named = log.With(LogField.Of("messageId", delivery.MessageId));
        Outcome outcome;
        var reading = Step<Trigger>.Of(TriggerReader.Read(delivery.Body));
        if (reading is Step<Trigger>.Continue { Value: var trigger })
        {
            named = named.With(LogField.Of("conversation", ConversationHash.Short(trigger.Conversation.ConversationId)));
            outcome = await WorkAsync(trigger, named, end.Token);
        }
        else
        {
            outcome = reading.Ended;
        }

        var outcomes = new Outcomes(services.Turns.Options, _time, services.Turns.Chance, services.Turns.Settings.MaxReceiveCount);
        var disposition = outcomes.Of(outcome, delivery);
        if (disposition.Visibility is { } visibility)
            await SendBackAsync(visibility, named, end.Token);
        services.Metrics.Write(named, TriggerSummary.Of(_progress, disposition, delivery.ReceiveCount));
        return disposition.Acknowledge;
    }

    private async Task<Outcome> WorkAsync(Trigger trigger, ILog named, CancellationToken end)
    {
        // P1: a process that is killed says nothing any more, and after this receive nobody comes who could say it.
        // guard: The last receive is announced before a process can die in it
        if (IsLastReceive)
        {
            named.Write(
                Severity.Critical,
                "The last receive of a trigger begins; unless it ends well, the dead-letter queue is next",
                LogField.Of("receiveCount", delivery.ReceiveCount));
        }

        using var work = TimeLimit.Until(deadline - services.Turns.Options.StopBeforeEnd, _time);
        using var beating = new CancellationTokenSource();
        var options = services.Turns.Options;
        var lease = new Lease(new LeaseTerms(delivery.MessageId, delivery.ReceiveCount, options.Lease, options.ClockSkewMargin, deadline), work);
        var heartbeat = new Heartbeat(Visibility, services.Turns.Settings.HeartbeatInterval, _time).RunAsync(delivery, lease, named, beating.Token);

        try
        {
            var dynamo = new CountedDynamo(services.Turns.Dynamo, _progress.AwsCalls);
            var queuedAt = delivery.SentAt ?? _time.GetUtcNow();
            var sightings = new Sightings(trigger.FirstSentAt(queuedAt), options) { QueuedAt = queuedAt };
            var context = new TurnContext(
                trigger.Conversation, delivery.IsRedelivery, IsLastReceive, dynamo, sightings, deadline, lease, _progress, named, work.Token, end);
            return await new TriggerWork(services.Turns, context).RunAsync();
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
            await Visibility.ChangeAsync(delivery, visibility, end);
        }
        catch (Exception exception)
        {
            named.Write(
                Severity.Warning, "The message's visibility could not be changed; it comes back after the queue's own timeout", ExceptionFields.Of(exception));
        }
    }
}
