using System.Globalization;
using Pulumi;

namespace WhatsAppReplies.Infra.Functions;

/// <summary>The environment of the inbound function: the names that it reads stand in the contract that both sides compile.</summary>
internal static class InboundVariables
{
    /// <summary>So many are fetched for a request that nobody signed, once in a while; and a function's variables have room for 4 KB.</summary>
    private const int MostSigners = 10;

    public static InputMap<string> Of(StackContext stack, InboundFunctionArgs args)
    {
        var variables = Needed(stack, args);
        if (Signers(stack, args) is { } signers)
            variables.Add(Contract.Variables.SigningSecretIds, signers);
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

    /// <returns>Nothing where only the beginnings of their names are known, or where they are many.</returns>
    private static Output<string>? Signers(StackContext stack, InboundFunctionArgs args)
    {
        var tenants = stack.Settings.TenantTwilioSecretArns;
        return stack.Settings.TenantTwilioSecretNamePrefixes is [] && tenants.Count < MostSigners
            ? args.Secrets.Twilio.Name.Apply(own => string.Join(',', tenants.Prepend(own)))
            : null;
    }
}
