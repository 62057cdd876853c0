using Pulumi;

namespace WhatsAppReplies.Infra.Access;

/// <summary>
/// One statement for each thing that the inbound function calls. It stands behind an address that anybody may call, so it deletes nothing, reads no assistant
/// and no key of the model provider, and receives nothing from the queue.
/// </summary>
internal static class InboundPolicy
{
    public static Output<string> Of(StackContext stack, InboundAccess access) =>
        InboundGrants.Of(access).Apply(to => For(to, stack.Settings.ConversationsIndex, OptionalStatements.Of(stack.Settings)));

    private static string For(InboundGrants to, string index, IEnumerable<PolicyStatement> optional) => new PolicyDocument(
    [
        PolicyStatement.Allow("FindConversations", [$"{to.Conversations}/index/{index}"], "dynamodb:Query"),
        // The sweep looks whether a claim is alive; a new customer's record is put, and what was not delivered is noted on it.
        PolicyStatement.Allow("LookAtAndMakeConversations", [to.Conversations], "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"),
        PolicyStatement.Allow("StageFragments", [to.Stage], "dynamodb:PutItem", "dynamodb:GetItem", "dynamodb:Scan"),
        PolicyStatement.Allow("TakeTriggerLocksAndKeepReceipts", [to.TriggerLocks], "dynamodb:PutItem", "dynamodb:GetItem"),
        PolicyStatement.Allow("ReadNumbers", [to.Numbers], "dynamodb:Scan"),
        PolicyStatement.Allow("SendTriggers", [to.Queue], "sqs:SendMessage"),
        PolicyStatement.Allow("ReadTwilioSecrets", to.Secrets, "secretsmanager:GetSecretValue"),
        PolicyStatement.Allow("WriteLogs", [$"{to.LogGroup}:*"], "logs:CreateLogStream", "logs:PutLogEvents"),
        .. optional,
    ]).ToJson();
}
