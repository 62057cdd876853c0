using WhatsAppReplies.Infra.Access;

namespace WhatsAppReplies.Infra.Account;

/// <summary>
/// Calls of the provider for each type of resource that a stack has. A test holds them against the stack's plan and what the provider's source shows.
/// </summary>
internal static class ProviderCalls
{
    private const string Table = "aws:dynamodb/table:Table";
    private const string Mapping = "aws:lambda/eventSourceMapping:EventSourceMapping";

    private static readonly string[] LookAtTables =
        ["dynamodb:DescribeTable", "dynamodb:DescribeContinuousBackups", "dynamodb:DescribeTimeToLive", "dynamodb:ListTagsOfResource"];

    /// <param name="secretNames">Of the stack's secrets.</param>
    /// <param name="tables">Of other systems, which the stack only looks up.</param>
    public static IReadOnlyList<ProviderCall> Of(IReadOnlyList<string> secretNames, IReadOnlyList<string> tables) =>
    [
        new("aws:cloudwatch/dashboard:Dashboard", (account, prefix) => [account.Global("cloudwatch", $"dashboard/{prefix}")],
            ["cloudwatch:GetDashboard"], ["cloudwatch:PutDashboard", "cloudwatch:DeleteDashboards"]),
        new("aws:cloudwatch/eventRule:EventRule", Rules,
            ["events:DescribeRule", "events:ListTagsForResource"], ["events:PutRule", "events:DeleteRule", "events:TagResource", "events:UntagResource"]),
        new("aws:cloudwatch/eventTarget:EventTarget", Rules, ["events:ListTargetsByRule"], ["events:PutTargets", "events:RemoveTargets"]),
        new("aws:cloudwatch/logGroup:LogGroup", LogGroups,
            ["logs:ListTagsForResource"],
            [
                "logs:CreateLogGroup", "logs:DeleteLogGroup", "logs:PutRetentionPolicy",
                "logs:AssociateKmsKey", "logs:DisassociateKmsKey", "logs:TagResource", "logs:UntagResource",
            ]),
        new("aws:cloudwatch/logGroup:LogGroup", ProviderCall.Anything, ["logs:DescribeLogGroups"], []),
        new("aws:cloudwatch/logMetricFilter:LogMetricFilter", LogGroups, ["logs:DescribeMetricFilters"], ["logs:PutMetricFilter", "logs:DeleteMetricFilter"]),
        new("aws:cloudwatch/metricAlarm:MetricAlarm", (account, prefix) => [account.Of("cloudwatch", $"alarm:{prefix}-*")],
            ["cloudwatch:DescribeAlarms", "cloudwatch:ListTagsForResource"],
            ["cloudwatch:PutMetricAlarm", "cloudwatch:DeleteAlarms", "cloudwatch:TagResource", "cloudwatch:UntagResource"]),
        new(
            "aws:cloudwatch/queryDefinition:QueryDefinition",
            ProviderCall.Anything,
            ["logs:DescribeQueryDefinitions"],
            ["logs:PutQueryDefinition", "logs:DeleteQueryDefinition"]),
        new(Table, Tables, LookAtTables,
            ["dynamodb:CreateTable", "dynamodb:UpdateTable", "dynamodb:DeleteTable", "dynamodb:UpdateContinuousBackups",
                "dynamodb:UpdateTimeToLive", "dynamodb:TagResource", "dynamodb:UntagResource"]),
        .. tables is [] ? [] : new[] { new ProviderCall(Table, (account, _) => Tables(account, tables), LookAtTables, []) },
        new(
            "aws:dynamodb/tableItem:TableItem",
            (account, prefix) => [account.Of("dynamodb", $"table/{prefix}-assistants"), account.Of("dynamodb", $"table/{prefix}-numbers")],
                ["dynamodb:GetItem"], ["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"]),
        new("aws:iam/role:Role", Roles,
            ["iam:GetRole", "iam:ListRolePolicies", "iam:ListAttachedRolePolicies"],
            ["iam:ListInstanceProfilesForRole", "iam:DeleteRole", "iam:UpdateRole",
                "iam:UpdateRoleDescription", "iam:UpdateAssumeRolePolicy", "iam:TagRole", "iam:UntagRole"]),
        new("aws:iam/rolePolicy:RolePolicy", Roles, ["iam:GetRolePolicy"], ["iam:DeleteRolePolicy"]),
        new("aws:lambda/alias:Alias", Functions, ["lambda:GetAlias"], ["lambda:CreateAlias", "lambda:UpdateAlias", "lambda:DeleteAlias"]),
        new(Mapping, Mappings, ["lambda:GetEventSourceMapping", "lambda:ListTags"], []),
        new(Mapping, Mappings, [], ["lambda:UpdateEventSourceMapping", "lambda:DeleteEventSourceMapping"]) { Only = ToOwnFunctions },
        new(Mapping, ProviderCall.Anything, [], ["lambda:CreateEventSourceMapping"]) { Only = ToOwnFunctions },
        new(Mapping, Mappings, [], ["lambda:TagResource", "lambda:UntagResource"]) { Only = NotTaggedAsAnother },
        new("aws:lambda/function:Function", Functions,
            ["lambda:GetFunction", "lambda:GetFunctionCodeSigningConfig", "lambda:ListVersionsByFunction", "lambda:ListTags"],
            [
                // The configuration of a version is asked for only after it was published, until it can be used.
                "lambda:CreateFunction", "lambda:UpdateFunctionCode", "lambda:UpdateFunctionConfiguration", "lambda:DeleteFunction", "lambda:PublishVersion",
                "lambda:GetFunctionConfiguration", "lambda:PutFunctionConcurrency",
                "lambda:DeleteFunctionConcurrency", "lambda:TagResource", "lambda:UntagResource",
            ]),
        new("aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig", Functions,
            ["lambda:GetFunctionEventInvokeConfig"], ["lambda:PutFunctionEventInvokeConfig", "lambda:DeleteFunctionEventInvokeConfig"]),
        new("aws:lambda/functionUrl:FunctionUrl", Functions,
            ["lambda:GetFunctionUrlConfig"], ["lambda:CreateFunctionUrlConfig", "lambda:UpdateFunctionUrlConfig", "lambda:DeleteFunctionUrlConfig"]),
        new("aws:lambda/permission:Permission", Functions, ["lambda:GetPolicy"], ["lambda:AddPermission", "lambda:RemovePermission"]),
        new("aws:secretsmanager/secret:Secret", (account, _) => Secrets(account, secretNames),
            ["secretsmanager:DescribeSecret", "secretsmanager:GetResourcePolicy"],
            ["secretsmanager:CreateSecret", "secretsmanager:UpdateSecret",
                "secretsmanager:DeleteSecret", "secretsmanager:TagResource", "secretsmanager:UntagResource"]),
        new("aws:secretsmanager/secretVersion:SecretVersion", (account, _) => Secrets(account, secretNames),
            ["secretsmanager:GetSecretValue"], ["secretsmanager:PutSecretValue", "secretsmanager:UpdateSecretVersionStage"]),
        new("aws:sns/topic:Topic", Topics,
            ["sns:GetTopicAttributes", "sns:ListTagsForResource"],
            ["sns:CreateTopic", "sns:SetTopicAttributes", "sns:DeleteTopic", "sns:TagResource", "sns:UntagResource"]),
        new("aws:sns/topicSubscription:TopicSubscription", Topics, [], ["sns:Subscribe"]),
        new("aws:sns/topicSubscription:TopicSubscription", ProviderCall.Anything, ["sns:GetSubscriptionAttributes"], ["sns:Unsubscribe"]),
        new("aws:sqs/queue:Queue", Queues,
            ["sqs:GetQueueAttributes", "sqs:ListQueueTags"],
            ["sqs:CreateQueue", "sqs:SetQueueAttributes", "sqs:DeleteQueue", "sqs:TagQueue", "sqs:UntagQueue"]),
        new("aws:sqs/queuePolicy:QueuePolicy", Queues, ["sqs:GetQueueAttributes"], ["sqs:SetQueueAttributes"]),
        new("aws:sqs/redriveAllowPolicy:RedriveAllowPolicy", Queues, ["sqs:GetQueueAttributes"], ["sqs:SetQueueAttributes"]),
    ];

    public static string[] Functions(AccountArns account, string prefix) =>
        [account.Of("lambda", $"function:{prefix}"), account.Of("lambda", $"function:{prefix}:*"), account.Of("lambda", $"function:{prefix}-*")];

    public static string[] Tables(AccountArns account, string prefix) => [account.Of("dynamodb", $"table/{prefix}-*")];

    /// <summary>Of other systems, by their whole names.</summary>
    public static string[] Tables(AccountArns account, IReadOnlyList<string> names) => [.. names.Select(name => account.Of("dynamodb", $"table/{name}"))];

    public static string[] Queues(AccountArns account, string prefix) => [account.Of("sqs", $"{prefix}-*")];

    public static string[] Roles(AccountArns account, string prefix) => [account.Global("iam", $"role/{prefix}-*")];

    /// <summary>AWS appends six characters to a name.</summary>
    public static string[] Secrets(AccountArns account, IReadOnlyList<string> names) =>
        [.. names.Select(name => account.Of("secretsmanager", $"secret:{name}-??????"))];

    /// <summary>AWS makes up their ids: they tell nothing of a stack.</summary>
    private static string[] Mappings(AccountArns account, string _) => [account.Of("lambda", "event-source-mapping:*")];

    /// <summary>A mapping is the stack's whose function it calls.</summary>
    private static PolicyStatement ToOwnFunctions(PolicyStatement statement, AccountArns account, string stack) =>
        statement.If("ArnLike", "lambda:FunctionArn", Functions(account, AccountNames.OfStack(stack)));

    /// <summary>Rights on tags know nothing of the function. One that is just being made has no tags yet.</summary>
    private static PolicyStatement NotTaggedAsAnother(PolicyStatement statement, AccountArns account, string stack) =>
        statement.If("StringEqualsIfExists", "aws:ResourceTag/Stack", stack);

    private static string[] Topics(AccountArns account, string prefix) => [account.Of("sns", $"{prefix}-*")];

    private static string[] Rules(AccountArns account, string prefix) => [account.Of("events", $"rule/{prefix}-*")];

    private static string[] LogGroups(AccountArns account, string prefix) =>
    [
        account.Of("logs", $"log-group:/aws/lambda/{prefix}"),
        account.Of("logs", $"log-group:/aws/lambda/{prefix}:*"),
        account.Of("logs", $"log-group:/aws/lambda/{prefix}-*"),
    ];
}
