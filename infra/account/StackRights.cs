using WhatsAppReplies.Infra.Access;

namespace WhatsAppReplies.Infra.Account;

/// <summary>Rights on one stack, as statements of a policy.</summary>
internal static class StackRights
{
    /// <summary>To look at everything that the provider looks at.</summary>
    public static IEnumerable<PolicyStatement> ToPreview(AccountArns account, AccountSettings settings, string stack) =>
        Of(account, settings, stack, "Read", call => call.Reads);

    /// <summary>To make, change and delete it; roles only under the boundary, and only for Lambda to run functions under.</summary>
    public static IEnumerable<PolicyStatement> ToDeploy(AccountArns account, AccountSettings settings, string stack)
    {
        var prefix = AccountNames.OfStack(stack);
        var roles = ProviderCalls.Roles(account, prefix);
        return Of(account, settings, stack, "Change", call => [.. call.Reads, .. call.Writes])
            .Append(PolicyStatement.Allow("MakeRolesUnderTheBoundary", roles, "iam:CreateRole", "iam:PutRolePolicy", "iam:PutRolePermissionsBoundary") with
            {
                Condition = Equal("StringEquals", "iam:PermissionsBoundary", account.Global("iam", $"policy/{AccountNames.Boundary}")),
            })
            .Concat(settings.DataKeys is [] ? [] :
            [
                // Tables take a grant on their key when they are made; values of secrets and items are encrypted on behalf of whoever writes them.
                PolicyStatement.Allow("UseTheKeysOfData", settings.DataKeys, "kms:DescribeKey", "kms:CreateGrant", "kms:Decrypt", "kms:GenerateDataKey"),
            ])
            .Append(PolicyStatement.Allow("GiveThemToLambda", roles, "iam:PassRole") with { Condition = Equal("StringEquals", "iam:PassedToService", "lambda.amazonaws.com") });
    }

    /// <summary>To look whether a stack is as declared, and to send a conversation through it that costs nothing.</summary>
    public static IEnumerable<PolicyStatement> ToVerify(AccountArns account, AccountSettings settings, string stack)
    {
        var prefix = AccountNames.OfStack(stack);
        string[] Table(params string[] names) => [.. names.Select(name => account.Of("dynamodb", $"table/{prefix}-{name}"))];
        yield return PolicyStatement.Allow("LookAtTables", ProviderCalls.Tables(account, prefix), "dynamodb:DescribeTable", "dynamodb:DescribeTimeToLive");
        yield return PolicyStatement.Allow("LookAtAssistants", Table("assistants"), "dynamodb:GetItem");
        yield return PolicyStatement.Allow("TryAConversation", Table("conversations", "stage", "trigger-locks"), "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteItem");
        yield return PolicyStatement.Allow("LookAtTheStage", Table("stage"), "dynamodb:Query");
        yield return PolicyStatement.Allow("LookAtQueues", ProviderCalls.Queues(account, prefix), "sqs:GetQueueUrl", "sqs:GetQueueAttributes");
        yield return PolicyStatement.Allow("SendATrigger", [account.Of("sqs", $"{prefix}-triggers")], "sqs:SendMessage");
        yield return PolicyStatement.Allow("SeeTheShapeOfSecrets", ProviderCalls.Secrets(account, settings.SecretNames), "secretsmanager:GetSecretValue");
        yield return PolicyStatement.Allow(
            "LookAtFunctions", ProviderCalls.Functions(account, prefix), "lambda:GetAlias", "lambda:GetFunctionConfiguration", "lambda:ListVersionsByFunction");
        // Neither is a resource's own.
        yield return PolicyStatement.Allow("LookAtTheMappingAndTheQuota", ["*"], "lambda:ListEventSourceMappings", "lambda:GetAccountSettings");
    }

    private static IEnumerable<PolicyStatement> Of(AccountArns account, AccountSettings settings, string stack, string sid, Func<ProviderCall, IReadOnlyList<string>> actions) =>
        ProviderCalls.Of(settings.SecretNames)
            .Select(call => (On: call.On(account, AccountNames.OfStack(stack)), Actions: actions(call)))
            .GroupBy(call => string.Join(' ', call.On))
            .Select((group, index) => PolicyStatement.Allow(
                $"{sid}{index + 1}", group.First().On, [.. group.SelectMany(call => call.Actions).Distinct().Order(StringComparer.Ordinal)]))
            .Where(statement => statement.Action.Count > 0);

    private static Dictionary<string, IReadOnlyDictionary<string, string>> Equal(string comparison, string key, string value) =>
        new() { [comparison] = new Dictionary<string, string> { [key] = value } };
}
