using WhatsAppReplies.Infra.Functions;

namespace WhatsAppReplies.Infra.Access;

/// <summary>What the function that pauses may reach.</summary>
internal sealed record PauseAccess(TriggerMapping Mapping, FunctionLogs Logs);
