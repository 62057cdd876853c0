namespace WhatsAppReplies.Shared.Telemetry;

/// <summary>Writes one summary record and one line of embedded metrics for every trigger that was worked on.</summary>
internal interface ITurnMetrics
{
    void Write(ILog log, TurnSummary summary);
}
