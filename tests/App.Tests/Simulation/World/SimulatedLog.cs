using App.Tests.Simulation.Engine;
using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Simulation.World;

/// <summary>Log that reports CRITICAL records: they are what a person sees of a trigger that cannot be answered.</summary>
internal sealed class SimulatedLog(SimulationContext context, Action<string, bool> critical, string? messageId = null) : ILog, ITurnMetrics
{
    private const string MessageId = "messageId";

    public bool Writes(Severity severity) => context.IsTraced || severity >= Severity.Critical;

    public void Write(Severity severity, string message, params ReadOnlySpan<LogField> fields)
    {
        if (severity == Severity.Critical)
            critical(messageId ?? "", false);
        context.Note(severity, message, fields);
    }

    public ILog With(params ReadOnlySpan<LogField> fields)
    {
        var named = messageId;
        foreach (var field in fields)
        {
            if (field.Name == MessageId)
                named = field.Text;
        }

        return new SimulatedLog(context, critical, named);
    }

    public void Write(ILog log, TurnSummary summary) => ((SimulatedLog)log).Conclude(summary);

    private void Conclude(TurnSummary summary)
    {
        if (summary.Severity == Severity.Critical)
            critical(messageId ?? "", true);
        Write(summary.Severity, "Trigger finished", LogField.Of("outcome", summary.Outcome), LogField.Of("reason", summary.Reason));
    }
}
