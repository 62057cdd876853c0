using WhatsAppReplies.Infra.Access;

namespace WhatsAppReplies.Infra.Functions;

/// <summary>What the function that pauses runs with.</summary>
internal sealed record PauseFunctionArgs(FunctionPackage Package, FunctionRole Access, FunctionLogs Logs, TriggerMapping Mapping);
