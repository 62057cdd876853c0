using WhatsAppReplies.Local.Cloud.CloudWatch;
using WhatsAppReplies.Local.Cloud.Lambda;
using WhatsAppReplies.Local.Cloud.Lambda.EventSources;
using WhatsAppReplies.Local.Cloud.Sqs;

namespace WhatsAppReplies.Local.Deploy;

/// <summary>The stack as it stands on this machine.</summary>
internal sealed record DeployedStack
{
    public required string Name { get; init; }

    /// <summary>What <c>pulumi stack output</c> would show.</summary>
    public required IReadOnlyDictionary<string, object?> Outputs { get; init; }

    /// <summary>One for each resource that was made; components are none.</summary>
    public required IReadOnlyList<string> ResourceTypes { get; init; }

    /// <summary>The one that answers.</summary>
    public required FunctionDefinition Function { get; init; }

    /// <summary>Null: another system stages the messages of this stack.</summary>
    public required DeployedInbound? Inbound { get; init; }

    /// <summary>Null: the stack does not pause itself.</summary>
    public required FunctionDefinition? Pause { get; init; }

    public IReadOnlyList<FunctionDefinition> Functions =>
    [
        Function,
        .. Inbound is { } inbound ? [inbound.Function] : Array.Empty<FunctionDefinition>(),
        .. Pause is { } pause ? [pause] : Array.Empty<FunctionDefinition>(),
    ];

    public required EventSourceMapping Mapping { get; init; }

    public required DeclaredQueue Queue { get; init; }

    public required IReadOnlyList<AlarmDefinition> Alarms { get; init; }

    public string ConversationsTable => Function.Variables[Contract.Variables.ConversationsTable];

    public string StageTable => Function.Variables[Contract.Variables.StageTable];

    public string TriggerLockTable => Function.Variables[Contract.Variables.TriggerLockTable];

    public string AssistantsTable => Function.Variables[Contract.Variables.AssistantsTable];

    public string DeadLetterQueueUrl => Text("deadLetterQueueUrl");

    public string Text(string output) =>
        Outputs.GetValueOrDefault(output) as string ?? throw new ProblemException($"The program has no output {output}.");
}
