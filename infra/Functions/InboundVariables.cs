using System.Globalization;
using Pulumi;

namespace WhatsAppReplies.Infra.Functions;

/// <summary>The environment of the inbound function: the names that it reads stand in the contract that both sides compile.</summary>
internal static class InboundVariables
{
    public static InputMap<string> Of(StackContext stack, InboundFunctionArgs args)
    {
        var variables = Needed(stack, args);
        if (stack.Settings.PublicUrl is { } origin)
            variables.Add(Contract.Variables.PublicUrl, origin);
        if (stack.Settings.TwilioBaseUrl is { } twilio)
            variables.Add(Contract.Variables.TwilioBaseUrl, twilio);
        if (stack.Settings.ConversationsIndex != Contract.Conversations.Index)
            variables.Add(Contract.Variables.ConversationsIndex, stack.Settings.ConversationsIndex);
        return variables;
    }

    private static InputMap<string> Needed(StackContext stack, InboundFunctionArgs args) => new()
    {
        [Contract.Variables.Function] = Contract.Functions.Inbound,
        [Contract.Variables.ConversationsTable] = args.Tables.Conversations.Name,
        [Contract.Variables.StageTable] = args.Tables.Stage.Name,
        [Contract.Variables.TriggerLockTable] = args.Tables.TriggerLocks.Name,
        [Contract.Variables.NumbersTable] = args.Numbers.Table.Name,
        [Contract.Variables.QueueUrl] = args.Queue.Triggers.Url,
        [Contract.Variables.TwilioSecretId] = args.Secrets.Twilio.Name,
        [Contract.Variables.QuietTimeSeconds] = stack.Settings.QuietTimeSeconds.ToString(CultureInfo.InvariantCulture),
        [Contract.Variables.LogLevel] = stack.Settings.LogLevel,
    };
}
