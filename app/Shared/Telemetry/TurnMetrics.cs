namespace WhatsAppReplies.Shared.Telemetry;

/// <summary>Telemetry of a trigger: one summary record and one line of embedded metrics for every trigger that was worked on.</summary>
internal interface ITurnMetrics
{
    void Write(ILog log, TurnSummary summary);
}

internal sealed class TurnMetrics(LineSink sink, TimeProvider time, string functionName) : ITurnMetrics
{
    private readonly MetricLines _metrics = new(sink, time, functionName);

    public void Write(ILog log, TurnSummary summary)
    {
        if (log.Writes(summary.Severity))
            log.Write(summary.Severity, "Trigger finished", [.. SummaryFields.Of(summary)]);
        _metrics.Write(MetricValues.Of(summary));
    }
}
