using System.Globalization;
using Pulumi;

namespace WhatsAppReplies.Infra.Functions;

/// <summary>The environment of the function that replies: the names that it reads stand in the contract that both sides compile.</summary>
internal static class ReplyVariables
{
    public static InputMap<string> Of(StackContext stack, ReplyFunctionArgs args)
    {
        var variables = Needed(stack, args);
        if (stack.Settings.OpenAiBaseUrl is { } openAi)
            variables.Add(Contract.Variables.OpenAiBaseUrl, openAi);
        if (stack.Settings.TwilioBaseUrl is { } twilio)
            variables.Add(Contract.Variables.TwilioBaseUrl, twilio);
        if (args.StatusCallback is { } statusCallback)
            variables.Add(Contract.Variables.StatusCallbackUrl, statusCallback);
        return variables;
    }

    private static InputMap<string> Needed(StackContext stack, ReplyFunctionArgs args) => new()
    {
        [Contract.Variables.Function] = Contract.Functions.Replies,
        [Contract.Variables.ConversationsTable] = args.Tables.Conversations.Name,
        [Contract.Variables.StageTable] = args.Tables.Stage.Name,
        [Contract.Variables.TriggerLockTable] = args.Tables.TriggerLocks.Name,
        [Contract.Variables.AssistantsTable] = args.Assistants.Table.Name,
        [Contract.Variables.QueueUrl] = args.Queue.Triggers.Url,
        [Contract.Variables.HeartbeatIntervalMs] = Number(stack.Settings.HeartbeatInterval),
        [Contract.Variables.LogLevel] = stack.Settings.LogLevel,
        // By name, as conversation records refer to them: both come to one entry of the function's cache.
        [Contract.Variables.OpenAiSecretId] = args.Secrets.OpenAi.Name,
        [Contract.Variables.TwilioSecretId] = args.Secrets.Twilio.Name,
        [Contract.Variables.MaxReceiveCount] = Number(stack.Settings.MaximumReceiveCount),
        [Contract.Variables.HandOffQueueUrl] = args.HandOffs.Queue.Url,
    };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
