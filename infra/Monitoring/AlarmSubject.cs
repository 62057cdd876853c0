using WhatsAppReplies.Infra.Functions;
using WhatsAppReplies.Infra.Triggers;

namespace WhatsAppReplies.Infra.Monitoring;

/// <summary>What is watched.</summary>
internal sealed record AlarmSubject(TriggerQueue Queue, ReplyFunction Function, FunctionLogs Logs);
