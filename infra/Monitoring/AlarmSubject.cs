using WhatsAppReplies.Infra.Functions;
using WhatsAppReplies.Infra.Pausing;
using WhatsAppReplies.Infra.Triggers;
using WhatsAppReplies.Infra.Webhooks;

namespace WhatsAppReplies.Infra.Monitoring;

/// <summary>What is watched.</summary>
internal sealed record AlarmSubject(
    TriggerQueue Queue, HandOffQueue HandOffs, ReplyFunction Function, FunctionLogs Logs, Inbound? Inbound, PauseAtCeiling? Pause)
{
    public FunctionLogs LogsOf(LogSource source) => source switch
    {
        LogSource.Inbound => Inbound!.Logs,
        LogSource.Pause => Pause!.Logs,
        _ => Logs,
    };
}
