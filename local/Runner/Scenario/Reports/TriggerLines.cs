using System.Threading.Channels;
using WhatsAppReplies.Local.Cloud.CloudWatch.Logs;
using WhatsAppReplies.Local.Cloud.Lambda;
using WhatsAppReplies.Local.Cloud.Lambda.EventSources;

namespace WhatsAppReplies.Local.Runner.Scenario.Reports;

/// <summary>Teller of triggers: a line for each receive that is over, with the reason where it came back. The mapping does not wait for it.</summary>
internal sealed class TriggerLines : IAsyncDisposable
{
    /// <summary>A function's last lines come through a pipe, shortly after its answer or shortly before.</summary>
    private static readonly TimeSpan LinesComeWithin = TimeSpan.FromSeconds(2);

    private readonly Channel<BatchSettlement> _settled = Channel.CreateUnbounded<BatchSettlement>(new UnboundedChannelOptions { SingleReader = true });
    private readonly EventSourceMapping _mapping;
    private readonly LogGroup _log;
    private readonly Action<string> _say;
    private readonly bool _onlyThoseThatCameBack;
    private readonly TimeProvider _time;
    private readonly Task _telling;

    /// <param name="mapping">Whose batches are told of.</param>
    /// <param name="log">Of the function.</param>
    /// <param name="say">Takes the lines.</param>
    /// <param name="onlyThoseThatCameBack">Of those that are acknowledged nothing is said.</param>
    /// <param name="time">Of the patience with the log.</param>
    public TriggerLines(EventSourceMapping mapping, LogGroup log, Action<string> say, bool onlyThoseThatCameBack, TimeProvider time)
    {
        (_mapping, _log, _say, _onlyThoseThatCameBack, _time) = (mapping, log, say, onlyThoseThatCameBack, time);
        _mapping.Settled += Settled;
        _mapping.Failed += Failed;
        _telling = TellAsync();
    }

    /// <summary>What is over by now is told before it ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _mapping.Settled -= Settled;
        _mapping.Failed -= Failed;
        _settled.Writer.Complete();
        await _telling;
    }

    private void Settled(BatchSettlement settlement) => _settled.Writer.TryWrite(settlement);

    private void Failed(Exception failure) => _say($"the queue of triggers: {failure.Message}");

    private async Task TellAsync()
    {
        await foreach (var settlement in _settled.Reader.ReadAllAsync())
        {
            foreach (var message in settlement.Batch)
            {
                var isAcknowledged = settlement.Verdict.Done.Contains(message) && !settlement.Undeleted.Contains(message);
                if (isAcknowledged && _onlyThoseThatCameBack) continue;
                var receive = message.Attributes.GetValueOrDefault("ApproximateReceiveCount", "1");
                var record = settlement.Result is InvokeResult.Returned ? await RecordAsync(message.MessageId, receive) : null;
                _say(TriggerLine.Of(message.MessageId, receive, isAcknowledged, settlement.Verdict.WhyNone, record));
            }
        }
    }

    private async Task<TriggerRecord?> RecordAsync(string messageId, string receive)
    {
        using var patience = new CancellationTokenSource(LinesComeWithin, _time);
        try
        {
            return TriggerRecord.Of(await _log.WaitForAsync(IsIt, patience.Token));
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            // A log level above INFO leaves the record of what went well out.
            return null;
        }

        bool IsIt(LogEvent logged) =>
            logged.Message.Contains(messageId, StringComparison.Ordinal)
            && TriggerRecord.Of(logged) is { } record
            && record.MessageId == messageId
            && $"{record.Receive}" == receive;
    }
}
