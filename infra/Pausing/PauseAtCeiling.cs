using WhatsAppReplies.Infra.Access;
using WhatsAppReplies.Infra.Functions;

namespace WhatsAppReplies.Infra.Pausing;

/// <summary>All that a stack has which pauses itself at its spend ceiling (docs/decisions/0016).</summary>
internal sealed record PauseAtCeiling(FunctionLogs Logs, PauseFunction Function, AlarmInvocations Invocations)
{
    public static PauseAtCeiling Of(StackContext stack, FunctionPackage package, TriggerMapping mapping)
    {
        var logs = FunctionLogs.OfPause(stack);
        var access = FunctionRole.OfPause(stack, new PauseAccess(mapping, logs));
        var function = new PauseFunction(stack, new PauseFunctionArgs(package, access, logs, mapping));
        return new PauseAtCeiling(logs, function, new AlarmInvocations(stack, function));
    }
}
