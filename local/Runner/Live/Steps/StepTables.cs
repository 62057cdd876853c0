using WhatsAppReplies.Local.Deploy;

namespace WhatsAppReplies.Local.Runner.Live.Steps;

/// <summary>Names by which a call tells what it is about.</summary>
internal sealed record StepTables(string Conversations, string Stage, string Locks, string QueueUrl, string? HandOffQueueUrl)
{
    public static StepTables Of(DeployedStack stack) => new(
        stack.ConversationsTable,
        stack.StageTable,
        stack.TriggerLockTable,
        stack.Queue.Url,
        stack.Function.Variables.GetValueOrDefault(Contract.Variables.HandOffQueueUrl));
}
