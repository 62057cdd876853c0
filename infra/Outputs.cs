using WhatsAppReplies.Infra.Catalogue;
using WhatsAppReplies.Infra.Functions;
using WhatsAppReplies.Infra.Monitoring;
using WhatsAppReplies.Infra.Pausing;
using WhatsAppReplies.Infra.Secrets;
using WhatsAppReplies.Infra.Tables;
using WhatsAppReplies.Infra.Triggers;
using WhatsAppReplies.Infra.Webhooks;

namespace WhatsAppReplies.Infra;

/// <summary>What <c>pulumi stack output</c> answers: the names that other systems and people need, and what is left to do by hand.</summary>
internal sealed record Outputs(
    ConversationTables Tables,
    AssistantCatalogue Assistants,
    TriggerQueue Queue,
    HandOffQueue HandOffs,
    ProviderSecrets Secrets,
    FunctionLogs Logs,
    ReplyFunction Function,
    Inbound? Inbound,
    PauseAtCeiling? Pause,
    AlarmTopic AlarmTopic,
    OperationsDashboard Dashboard)
{
    public IDictionary<string, object?> For(StackContext stack)
    {
        var outputs = new Dictionary<string, object?>
        {
            ["conversationsTable"] = Tables.Conversations.Name,
            ["stageTable"] = Tables.Stage.Name,
            ["triggerLockTable"] = Tables.TriggerLocks.Name,
            ["assistantsTable"] = Assistants.Table.Name,
            ["queueUrl"] = Queue.Triggers.Url,
            ["queueArn"] = Queue.Triggers.Arn,
            ["deadLetterQueueUrl"] = Queue.DeadLetters.Url,
            ["handOffQueueUrl"] = HandOffs.Queue.Url,
            ["openAiSecret"] = Secrets.OpenAi.Name,
            ["twilioSecret"] = Secrets.Twilio.Name,
            ["function"] = Function.Function.Name,
            ["logGroup"] = Logs.Group.Name,
            ["alarmTopic"] = AlarmTopic.Topic.Arn,
            ["dashboard"] = Dashboard.Dashboard.DashboardName,
        };
        if (Inbound is not null)
        {
            outputs["inboundFunction"] = Inbound.Function.Function.Name;
            outputs["inboundLogGroup"] = Inbound.Logs.Group.Name;
            outputs["numbersTable"] = Inbound.Numbers.Table.Name;
            outputs["webhookUrl"] = Inbound.Url.Messages;
            outputs["twilioConsole"] = Inbound.Url.Messages.Apply(TwilioConsole.Lines);
        }

        if (Pause is not null)
        {
            outputs["pauseFunction"] = Pause.Function.Function.Name;
            outputs["pauseLogGroup"] = Pause.Logs.Group.Name;
        }

        foreach (var (name, command) in SetupCommands.For(stack.Settings, Inbound))
            outputs[name] = command;
        return outputs;
    }
}
