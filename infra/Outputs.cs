using WhatsAppReplies.Infra.Catalogue;
using WhatsAppReplies.Infra.Functions;
using WhatsAppReplies.Infra.Monitoring;
using WhatsAppReplies.Infra.Secrets;
using WhatsAppReplies.Infra.Tables;
using WhatsAppReplies.Infra.Triggers;

namespace WhatsAppReplies.Infra;

/// <summary>What <c>pulumi stack output</c> answers: the names that other systems and people need, and what is left to do by hand.</summary>
internal sealed record Outputs(
    ConversationTables Tables,
    AssistantCatalogue Assistants,
    TriggerQueue Queue,
    ProviderSecrets Secrets,
    FunctionLogs Logs,
    ReplyFunction Function,
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
            ["openAiSecret"] = Secrets.OpenAi.Name,
            ["twilioSecret"] = Secrets.Twilio.Name,
            ["function"] = Function.Function.Name,
            ["logGroup"] = Logs.Group.Name,
            ["alarmTopic"] = AlarmTopic.Topic.Arn,
            ["dashboard"] = Dashboard.Dashboard.DashboardName,
        };
        foreach (var (name, command) in SetupCommands.For(stack.Settings))
            outputs[name] = command;
        return outputs;
    }
}
