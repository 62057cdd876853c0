using Pulumi;

namespace WhatsAppReplies.Infra.Access;

/// <summary>One statement for each thing that the function that replies, or the event source mapping on its behalf, calls.</summary>
internal static class ReplyPolicy
{
    public static Output<string> Of(StackContext stack, ReplyAccess access) =>
        ReplyGrants.Of(access).Apply(to => For(to, OptionalStatements.Of(stack.Settings)));

    private static string For(ReplyGrants to, IEnumerable<PolicyStatement> optional) => new PolicyDocument(
    [
        // The claim reads the record, each write of the turn is conditional on it; archive items are put beside it.
        PolicyStatement.Allow("ClaimAndRecordTurns", [to.Conversations], "dynamodb:UpdateItem", "dynamodb:PutItem"),
        // The update puts off the end of what would expire unanswered, and stages again what has.
        PolicyStatement.Allow("ReadAndClearFragments", [to.Stage], "dynamodb:Query", "dynamodb:BatchWriteItem", "dynamodb:UpdateItem"),
        PolicyStatement.Allow("ReleaseTriggerLocks", [to.TriggerLocks], "dynamodb:DeleteItem", "dynamodb:BatchWriteItem"),
        PolicyStatement.Allow("ReadAssistants", [to.Assistants], "dynamodb:GetItem"),
        // The first three are the mapping's, which works under this role and is refused without them; the last is the heartbeat's.
        PolicyStatement.Allow(
            "ReceiveTriggers", [to.Queue], "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ChangeMessageVisibility"),
        PolicyStatement.Allow("TellHandOffs", [to.HandOffs], "sqs:SendMessage"),
        PolicyStatement.Allow("ReadProviderSecrets", to.Secrets, "secretsmanager:GetSecretValue"),
        // Not logs:CreateLogGroup: the stack makes the group, with its retention, before the function.
        PolicyStatement.Allow("WriteLogs", [$"{to.LogGroup}:*"], "logs:CreateLogStream", "logs:PutLogEvents"),
        .. optional,
    ]).ToJson();
}
