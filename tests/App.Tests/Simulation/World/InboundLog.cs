using App.Tests.Simulation.Engine;
using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Simulation.World;

/// <summary>Log of the inbound function: its CRITICAL records tell a person of a message.</summary>
internal sealed class InboundLog(SimulationContext context, Action<string> critical) : ILog
{
    private const string MessageSid = "messageSid";

    public bool Writes(Severity severity) => context.IsTraced || severity >= Severity.Critical;

    public void Write(Severity severity, string message, params ReadOnlySpan<LogField> fields)
    {
        if (severity == Severity.Critical)
        {
            foreach (var field in fields)
            {
                if (field is { Name: MessageSid, Text: { } sid })
                    critical(sid);
            }
        }

        context.Note(severity, message, fields);
    }

    public ILog With(params ReadOnlySpan<LogField> fields) => this;
}
