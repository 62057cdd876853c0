using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Fakes.Turns;

/// <summary>Keeps the summaries; the record that belongs to one is written as the real one does.</summary>
internal sealed class RecordingMetrics : ITurnMetrics
{
    public List<TurnSummary> Summaries { get; } = [];

    public void Write(ILog log, TurnSummary summary)
    {
        lock (Summaries)
            Summaries.Add(summary);
        log.Write(
            summary.Severity,
            "Trigger finished",
            LogField.Of("outcome", summary.Outcome),
            LogField.Of("reason", summary.Reason),
            LogField.Of("explanation", summary.Explanation));
    }
}
