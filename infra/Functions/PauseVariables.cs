using Pulumi;
using WhatsAppReplies.Infra.Monitoring;

namespace WhatsAppReplies.Infra.Functions;

/// <summary>The environment of the function that pauses: the names that it reads stand in the contract that both sides compile.</summary>
internal static class PauseVariables
{
    public static InputMap<string> Of(StackContext stack, TriggerMapping mapping) => new()
    {
        [Contract.Variables.Function] = Contract.Functions.Pause,
        [Contract.Variables.MappingId] = mapping.Mapping.Uuid,
        [Contract.Variables.SpendAlarms] = string.Join(',', SpendAlarms.NamesOf(stack.Settings).Select(stack.Names.Alarm)),
        [Contract.Variables.LogLevel] = stack.Settings.LogLevel,
    };
}
