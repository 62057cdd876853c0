namespace WhatsAppReplies.Infra.Access;

/// <summary>One statement for each thing that the function, or the event source mapping on its behalf, calls.</summary>
internal static class FunctionPolicy
{
    public static string For(GrantedResources to) => new PolicyDocument(
    [
        // The claim reads the record, each write of the turn is conditional on it; archive items are put beside it.
        Allow("ClaimAndRecordTurns", [to.Conversations], "dynamodb:UpdateItem", "dynamodb:PutItem"),
        // The update puts off the end of what would expire unanswered, and stages again what has.
        Allow("ReadAndClearFragments", [to.Stage], "dynamodb:Query", "dynamodb:BatchWriteItem", "dynamodb:UpdateItem"),
        Allow("ReleaseTriggerLocks", [to.TriggerLocks], "dynamodb:DeleteItem", "dynamodb:BatchWriteItem"),
        Allow("ReadAssistants", [to.Assistants], "dynamodb:GetItem"),
        // The first three are the mapping's, which works under this role and is refused without them; the last is the heartbeat's.
        Allow("ReceiveTriggers", [to.Queue], "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ChangeMessageVisibility"),
        Allow("ReadProviderSecrets", to.Secrets, "secretsmanager:GetSecretValue"),
        // Not logs:CreateLogGroup: the stack makes the group, with its retention, before the function.
        Allow("WriteLogs", [$"{to.LogGroup}:*"], "logs:CreateLogStream", "logs:PutLogEvents"),
    ]).ToJson();

    private static PolicyStatement Allow(string sid, IReadOnlyList<string> resources, params string[] actions) =>
        new() { Sid = sid, Action = actions, Resource = resources };
}
