using WhatsAppReplies.Infra.Access;

namespace WhatsAppReplies.Infra.Account;

/// <summary>Rights on one stack, as statements of a policy.</summary>
internal static class StackRights
{
    private const string DynamoDb = "dynamodb";
    private const string SecretsManager = "secretsmanager";

    /// <summary>To look at everything that the provider looks at.</summary>
    public static IEnumerable<PolicyStatement> ToPreview(AccountArns account, AccountSettings settings, string stack) =>
        Of(account, settings, stack, "Read", call => call.Reads).Concat(ToDecrypt(account, settings));

    /// <summary>To make, change and delete it; roles only under the boundary, and only for Lambda to run functions under.</summary>
    public static IEnumerable<PolicyStatement> ToDeploy(AccountArns account, AccountSettings settings, string stack)
    {
        var prefix = AccountNames.OfStack(stack);
        var roles = ProviderCalls.Roles(account, prefix);
        return Of(account, settings, stack, "Change", call => [.. call.Reads, .. call.Writes])
            .Append(PolicyStatement.Allow("MakeRolesUnderTheBoundary", roles, "iam:CreateRole", "iam:PutRolePolicy", "iam:PutRolePermissionsBoundary")
                .If("StringEquals", "iam:PermissionsBoundary", account.Global("iam", $"policy/{AccountNames.Boundary}")))
            .Concat(settings.DataKeys is []
                ? []
                : [
                    // DynamoDB takes a grant on the key of a table in the name of whoever sets it: what its documentation asks of that caller.
                    PolicyStatement.Through(
                        DynamoDb, account.Region, "UseTheKeysOfTables", settings.DataKeys,
                        "kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey",
                        "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncryptFrom", "kms:ReEncryptTo"),
                    // A value is encrypted on behalf of whoever writes it; a new key encrypts values that are there only for who may encrypt with it.
                    PolicyStatement.Through(
                        SecretsManager, account.Region, "UseTheKeysOfSecrets", settings.DataKeys, "kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"),
                ])
            .Append(PolicyStatement.Allow("GiveThemToLambda", roles, "iam:PassRole").If("StringEquals", "iam:PassedToService", "lambda.amazonaws.com"));
    }

    /// <summary>To look whether a stack is as declared, and to send a conversation through it that costs nothing.</summary>
    public static IEnumerable<PolicyStatement> ToVerify(AccountArns account, AccountSettings settings, string stack)
    {
        var prefix = AccountNames.OfStack(stack);
        string[] Table(params string[] names) => [.. names.Select(name => account.Of("dynamodb", $"table/{prefix}-{name}"))];
        var others = ProviderCalls.Tables(account, settings.TablesOf(stack));
        yield return PolicyStatement.Allow(
            "LookAtTables", [.. ProviderCalls.Tables(account, prefix), .. others], "dynamodb:DescribeTable", "dynamodb:DescribeTimeToLive");
        yield return PolicyStatement.Allow("LookAtItems", Table("assistants", "numbers"), "dynamodb:GetItem");
        yield return PolicyStatement.Allow(
            "TryAConversation",
            [.. Table("conversations", "stage", "trigger-locks"), .. others],
            "dynamodb:GetItem",
            "dynamodb:PutItem",
            "dynamodb:DeleteItem");
        yield return PolicyStatement.Allow("FindWhatIsLeft", [.. Table("conversations", "stage"), .. others], "dynamodb:Query");
        yield return PolicyStatement.Allow("LookAtQueues", ProviderCalls.Queues(account, prefix), "sqs:GetQueueUrl", "sqs:GetQueueAttributes");
        yield return PolicyStatement.Allow("SendATrigger", [account.Of("sqs", $"{prefix}-triggers")], "sqs:SendMessage");
        yield return PolicyStatement.Allow("SeeTheShapeOfSecrets", ProviderCalls.Secrets(account, settings.SecretsOf(stack)), "secretsmanager:GetSecretValue");
        yield return PolicyStatement.Allow(
            "LookAtFunctions",
            ProviderCalls.Functions(account, prefix),
            "lambda:GetAlias",
            "lambda:GetFunctionConcurrency",
            "lambda:GetFunctionConfiguration",
            "lambda:ListVersionsByFunction");
        // AWS judges a list by all alarms, whichever are named.
        yield return PolicyStatement.Allow("SeeWhatRings", [account.Of("cloudwatch", "alarm:*")], "cloudwatch:DescribeAlarms");
        yield return PolicyStatement.Allow("SeeWhoIsTold", [account.Of("sns", $"{prefix}-alarms")], "sns:ListSubscriptionsByTopic");
        // Neither is a resource's own.
        yield return PolicyStatement.Allow("LookAtTheMappingAndTheQuota", ["*"], "lambda:ListEventSourceMappings", "lambda:GetAccountSettings");
        foreach (var statement in ToDecrypt(account, settings))
            yield return statement;
        if (settings.DataKeys is not [])
            yield return PolicyStatement.Through("sqs", account.Region, "EncryptTheTrigger", settings.DataKeys, "kms:Decrypt", "kms:GenerateDataKey");
    }

    /// <summary>Items and secrets under a key of the customer's own are read on behalf of whoever asks for them.</summary>
    private static IEnumerable<PolicyStatement> ToDecrypt(AccountArns account, AccountSettings settings) => settings.DataKeys is []
        ? []
        : [
            PolicyStatement.Through(DynamoDb, account.Region, "DecryptItems", settings.DataKeys, "kms:Decrypt"),
            PolicyStatement.Through(SecretsManager, account.Region, "DecryptValues", settings.DataKeys, "kms:Decrypt"),
        ];

    private static IEnumerable<PolicyStatement> Of(
        AccountArns account, AccountSettings settings, string stack, string sid, Func<ProviderCall, IReadOnlyList<string>> actions) =>
        ProviderCalls.Of(settings.SecretsOf(stack), settings.TablesOf(stack))
            .Select(call => (On: call.On(account, AccountNames.OfStack(stack)), call.Only, Actions: actions(call)))
            .Where(call => call.Actions.Count > 0)
            .GroupBy(call => (string.Join(' ', call.On), call.Only))
            .Select((group, index) => (group.Key.Only, Statement: PolicyStatement.Allow(
                $"{sid}{index + 1}", group.First().On, [.. group.SelectMany(call => call.Actions).Distinct().Order(StringComparer.Ordinal)])))
            .Select(group => group.Only is { } only ? only(group.Statement, account, stack) : group.Statement);
}
