namespace WhatsAppReplies.Infra.Account;

/// <summary>Calls of the provider for each type of resource that a stack has. A test holds the types against the stack's plan.</summary>
internal static class ProviderCalls
{
    public static IReadOnlyList<ProviderCall> Of(IReadOnlyList<string> secretNames) =>
    [
        new("aws:cloudwatch/dashboard:Dashboard", (account, prefix) => [account.Global("cloudwatch", $"dashboard/{prefix}")],
            ["cloudwatch:GetDashboard"], ["cloudwatch:PutDashboard", "cloudwatch:DeleteDashboards"]),
        new("aws:cloudwatch/eventRule:EventRule", Rules,
            ["events:DescribeRule", "events:ListTagsForResource"], ["events:PutRule", "events:DeleteRule", "events:TagResource", "events:UntagResource"]),
        new("aws:cloudwatch/eventTarget:EventTarget", Rules, ["events:ListTargetsByRule"], ["events:PutTargets", "events:RemoveTargets"]),
        new("aws:cloudwatch/logGroup:LogGroup", LogGroups,
            ["logs:ListTagsForResource"],
            ["logs:CreateLogGroup", "logs:DeleteLogGroup", "logs:PutRetentionPolicy", "logs:DeleteRetentionPolicy", "logs:TagResource", "logs:UntagResource"]),
        new("aws:cloudwatch/logGroup:LogGroup", ProviderCall.Anything, ["logs:DescribeLogGroups"], []),
        new("aws:cloudwatch/logMetricFilter:LogMetricFilter", LogGroups, ["logs:DescribeMetricFilters"], ["logs:PutMetricFilter", "logs:DeleteMetricFilter"]),
        new("aws:cloudwatch/metricAlarm:MetricAlarm", (account, prefix) => [account.Of("cloudwatch", $"alarm:{prefix}-*")],
            ["cloudwatch:DescribeAlarms", "cloudwatch:ListTagsForResource"],
            ["cloudwatch:PutMetricAlarm", "cloudwatch:DeleteAlarms", "cloudwatch:TagResource", "cloudwatch:UntagResource"]),
        new("aws:cloudwatch/queryDefinition:QueryDefinition", ProviderCall.Anything, ["logs:DescribeQueryDefinitions"], ["logs:PutQueryDefinition", "logs:DeleteQueryDefinition"]),
        new("aws:dynamodb/table:Table", Tables,
            ["dynamodb:DescribeTable", "dynamodb:DescribeContinuousBackups", "dynamodb:DescribeTimeToLive", "dynamodb:ListTagsOfResource"],
            ["dynamodb:CreateTable", "dynamodb:UpdateTable", "dynamodb:DeleteTable", "dynamodb:UpdateContinuousBackups", "dynamodb:UpdateTimeToLive", "dynamodb:TagResource", "dynamodb:UntagResource"]),
        new("aws:dynamodb/tableItem:TableItem", (account, prefix) => [account.Of("dynamodb", $"table/{prefix}-assistants"), account.Of("dynamodb", $"table/{prefix}-numbers")],
            ["dynamodb:GetItem"], ["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"]),
        new("aws:iam/role:Role", Roles,
            ["iam:GetRole", "iam:ListRolePolicies", "iam:ListAttachedRolePolicies", "iam:ListInstanceProfilesForRole"],
            ["iam:DeleteRole", "iam:UpdateRole", "iam:UpdateRoleDescription", "iam:UpdateAssumeRolePolicy", "iam:TagRole", "iam:UntagRole"]),
        new("aws:iam/rolePolicy:RolePolicy", Roles, ["iam:GetRolePolicy"], ["iam:DeleteRolePolicy"]),
        new("aws:lambda/alias:Alias", Functions, ["lambda:GetAlias"], ["lambda:CreateAlias", "lambda:UpdateAlias", "lambda:DeleteAlias"]),
        new("aws:lambda/eventSourceMapping:EventSourceMapping", Mappings,
            ["lambda:GetEventSourceMapping", "lambda:ListTags"],
            ["lambda:UpdateEventSourceMapping", "lambda:DeleteEventSourceMapping", "lambda:TagResource", "lambda:UntagResource"]),
        new("aws:lambda/eventSourceMapping:EventSourceMapping", ProviderCall.Anything, [], ["lambda:CreateEventSourceMapping"]),
        new("aws:lambda/function:Function", Functions,
            ["lambda:GetFunction", "lambda:GetFunctionCodeSigningConfig", "lambda:ListVersionsByFunction", "lambda:ListTags"],
            [
                "lambda:CreateFunction", "lambda:UpdateFunctionCode", "lambda:UpdateFunctionConfiguration", "lambda:DeleteFunction", "lambda:PublishVersion",
                "lambda:PutFunctionConcurrency", "lambda:DeleteFunctionConcurrency", "lambda:TagResource", "lambda:UntagResource",
            ]),
        new("aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig", Functions,
            ["lambda:GetFunctionEventInvokeConfig"], ["lambda:PutFunctionEventInvokeConfig", "lambda:DeleteFunctionEventInvokeConfig"]),
        new("aws:lambda/functionUrl:FunctionUrl", Functions,
            ["lambda:GetFunctionUrlConfig"], ["lambda:CreateFunctionUrlConfig", "lambda:UpdateFunctionUrlConfig", "lambda:DeleteFunctionUrlConfig"]),
        new("aws:lambda/permission:Permission", Functions, ["lambda:GetPolicy"], ["lambda:AddPermission", "lambda:RemovePermission"]),
        new("aws:secretsmanager/secret:Secret", (account, _) => Secrets(account, secretNames),
            ["secretsmanager:DescribeSecret", "secretsmanager:GetResourcePolicy"],
            ["secretsmanager:CreateSecret", "secretsmanager:UpdateSecret", "secretsmanager:DeleteSecret", "secretsmanager:TagResource", "secretsmanager:UntagResource"]),
        new("aws:secretsmanager/secretVersion:SecretVersion", (account, _) => Secrets(account, secretNames),
            ["secretsmanager:GetSecretValue"], ["secretsmanager:PutSecretValue", "secretsmanager:UpdateSecretVersionStage"]),
        new("aws:sns/topic:Topic", Topics,
            ["sns:GetTopicAttributes", "sns:ListTagsForResource"], ["sns:CreateTopic", "sns:SetTopicAttributes", "sns:DeleteTopic", "sns:TagResource", "sns:UntagResource"]),
        new("aws:sns/topicSubscription:TopicSubscription", Topics, [], ["sns:Subscribe"]),
        new("aws:sns/topicSubscription:TopicSubscription", ProviderCall.Anything, ["sns:GetSubscriptionAttributes"], ["sns:Unsubscribe"]),
        new("aws:sqs/queue:Queue", Queues,
            ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:ListQueueTags"], ["sqs:CreateQueue", "sqs:SetQueueAttributes", "sqs:DeleteQueue", "sqs:TagQueue", "sqs:UntagQueue"]),
        new("aws:sqs/queuePolicy:QueuePolicy", Queues, ["sqs:GetQueueAttributes"], ["sqs:SetQueueAttributes"]),
        new("aws:sqs/redriveAllowPolicy:RedriveAllowPolicy", Queues, ["sqs:GetQueueAttributes"], ["sqs:SetQueueAttributes"]),
    ];

    public static string[] Functions(AccountArns account, string prefix) =>
        [account.Of("lambda", $"function:{prefix}"), account.Of("lambda", $"function:{prefix}:*"), account.Of("lambda", $"function:{prefix}-*")];

    public static string[] Tables(AccountArns account, string prefix) => [account.Of("dynamodb", $"table/{prefix}-*")];

    public static string[] Queues(AccountArns account, string prefix) => [account.Of("sqs", $"{prefix}-*")];

    public static string[] Roles(AccountArns account, string prefix) => [account.Global("iam", $"role/{prefix}-*")];

    /// <summary>AWS appends six characters to a name.</summary>
    public static string[] Secrets(AccountArns account, IReadOnlyList<string> names) => [.. names.Select(name => account.Of("secretsmanager", $"secret:{name}-??????"))];

    private static string[] Mappings(AccountArns account, string _) => [account.Of("lambda", "event-source-mapping:*")];

    private static string[] Topics(AccountArns account, string prefix) => [account.Of("sns", $"{prefix}-*")];

    private static string[] Rules(AccountArns account, string prefix) => [account.Of("events", $"rule/{prefix}-*")];

    private static string[] LogGroups(AccountArns account, string prefix) =>
        [account.Of("logs", $"log-group:/aws/lambda/{prefix}"), account.Of("logs", $"log-group:/aws/lambda/{prefix}:*"), account.Of("logs", $"log-group:/aws/lambda/{prefix}-*")];
}
