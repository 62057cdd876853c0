namespace WhatsAppReplies.Infra.Tests.Support;

/// <summary>
/// What the AWS provider calls for each type of resource that a stack has,
/// as its public source shows (hashicorp/terraform-provider-aws, internal/service, which the Pulumi provider runs): create, read, update and delete of the
/// properties that the program sets, and of tags. Kept apart from the rights that are given, so that a right which was forgotten there is missed here.
/// </summary>
internal static class ProviderActions
{
    public static IReadOnlyDictionary<string, ProviderAction[]> ByType { get; } = new Dictionary<string, ProviderAction[]>
    {
        ["aws:cloudwatch/dashboard:Dashboard"] =
        [
            Looks("cloudwatch:GetDashboard", "reads it"),
            Changes("cloudwatch:PutDashboard", "makes it, replaces its body"),
            Changes("cloudwatch:DeleteDashboards", "deletes it"),
        ],
        ["aws:cloudwatch/eventRule:EventRule"] =
        [
            Looks("events:DescribeRule", "reads it"),
            Looks("events:ListTagsForResource", "reads its tags, which no description holds"),
            Changes("events:PutRule", "makes it, changes it"),
            Changes("events:DeleteRule", "deletes it"),
            .. Tags("events"),
        ],
        ["aws:cloudwatch/eventTarget:EventTarget"] =
        [
            Looks("events:ListTargetsByRule", "finds it among those of its rule"),
            Changes("events:PutTargets", "makes it, changes it"),
            Changes("events:RemoveTargets", "deletes it"),
        ],
        ["aws:cloudwatch/logGroup:LogGroup"] =
        [
            Looks("logs:DescribeLogGroups", "finds it by the beginning of its name", anywhere: true),
            Looks("logs:ListTagsForResource", "reads its tags, which no description holds"),
            Changes("logs:CreateLogGroup", "makes it"),
            Changes("logs:PutRetentionPolicy", "made it just now; changes for how long logs are kept"),
            Changes("logs:AssociateKmsKey", "gives a group that exists a key, or another one"),
            Changes("logs:DisassociateKmsKey", "takes the key of a group that exists away"),
            Changes("logs:DeleteLogGroup", "deletes it"),
            .. Tags("logs"),
        ],
        ["aws:cloudwatch/logMetricFilter:LogMetricFilter"] =
        [
            Looks("logs:DescribeMetricFilters", "finds it among those of its group"),
            Changes("logs:PutMetricFilter", "makes it, changes it"),
            Changes("logs:DeleteMetricFilter", "deletes it"),
        ],
        ["aws:cloudwatch/metricAlarm:MetricAlarm"] =
        [
            Looks("cloudwatch:DescribeAlarms", "reads it by its name; looks before it makes one whether there is one"),
            Looks("cloudwatch:ListTagsForResource", "reads its tags, which no description holds"),
            Changes("cloudwatch:PutMetricAlarm", "makes it, changes it"),
            Changes("cloudwatch:DeleteAlarms", "deletes it"),
            .. Tags("cloudwatch"),
        ],
        ["aws:cloudwatch/queryDefinition:QueryDefinition"] =
        [
            Looks("logs:DescribeQueryDefinitions", "finds it by its name", anywhere: true),
            Changes("logs:PutQueryDefinition", "makes it, changes it", anywhere: true),
            Changes("logs:DeleteQueryDefinition", "deletes it", anywhere: true),
        ],
        ["aws:dynamodb/table:Table"] =
        [
            Looks("dynamodb:DescribeTable", "reads it, waits for it"),
            Looks("dynamodb:DescribeContinuousBackups", "reads whether it can be restored to a point in time"),
            Looks("dynamodb:DescribeTimeToLive", "reads how items expire"),
            Looks("dynamodb:ListTagsOfResource", "reads its tags"),
            Changes("dynamodb:CreateTable", "makes it"),
            Changes("dynamodb:UpdateTable", "changes indexes, the key of its encryption, its protection"),
            Changes("dynamodb:UpdateTimeToLive", "made it just now; changes how items expire"),
            Changes("dynamodb:UpdateContinuousBackups", "made it just now"),
            Changes("dynamodb:DeleteTable", "deletes it"),
            .. Tags("dynamodb"),
        ],
        ["aws:dynamodb/tableItem:TableItem"] =
        [
            Looks("dynamodb:GetItem", "reads it"),
            Changes("dynamodb:PutItem", "makes it"),
            Changes("dynamodb:UpdateItem", "changes it, also to another key"),
            Changes("dynamodb:DeleteItem", "deletes it, and what stood under a key that it had"),
        ],
        ["aws:iam/role:Role"] =
        [
            Looks("iam:GetRole", "reads it, with its tags"),
            Looks("iam:ListRolePolicies", "reads which policies stand in it"),
            Looks("iam:GetRolePolicy", "reads each of them"),
            Looks("iam:ListAttachedRolePolicies", "reads which policies are attached"),
            Changes("iam:CreateRole", "makes it"),
            Changes("iam:UpdateAssumeRolePolicy", "changes who may take it"),
            Changes("iam:UpdateRole", "puts back the length of a session that somebody has changed by hand"),
            Changes("iam:UpdateRoleDescription", "changes its text"),
            Changes("iam:PutRolePermissionsBoundary", "gives one that exists a boundary"),
            Changes("iam:PassRole", "makes a function that runs under it"),
            Changes("iam:ListInstanceProfilesForRole", "is about to delete it: it would be taken out of these first"),
            Changes("iam:DeleteRole", "deletes it"),
            Changes("iam:TagRole", "makes it with tags, changes them"),
            Changes("iam:UntagRole", "takes tags off"),
        ],
        ["aws:iam/rolePolicy:RolePolicy"] =
        [
            Looks("iam:GetRolePolicy", "reads it"),
            Changes("iam:PutRolePolicy", "makes it, changes it"),
            Changes("iam:DeleteRolePolicy", "deletes it"),
        ],
        ["aws:lambda/alias:Alias"] =
        [
            Looks("lambda:GetAlias", "reads it"),
            Changes("lambda:CreateAlias", "makes it"),
            Changes("lambda:UpdateAlias", "lets it mean another version"),
            Changes("lambda:DeleteAlias", "deletes it"),
        ],
        ["aws:lambda/eventSourceMapping:EventSourceMapping"] =
        [
            Looks("lambda:GetEventSourceMapping", "reads it, waits for it"),
            Looks("lambda:ListTags", "reads its tags"),
            Changes("lambda:CreateEventSourceMapping", "makes it", anywhere: true),
            Changes("lambda:UpdateEventSourceMapping", "changes it, switches it off"),
            Changes("lambda:DeleteEventSourceMapping", "deletes it"),
            .. Tags("lambda"),
        ],
        ["aws:lambda/function:Function"] =
        [
            Looks("lambda:GetFunction", "reads it; waits after it was made, and after each change"),
            Looks("lambda:ListTags", "reads it: without this right the answer has no tags"),
            Looks("lambda:ListVersionsByFunction", "looks for the newest version, which the alias is given"),
            Looks("lambda:GetFunctionCodeSigningConfig", "reads it, in regions where AWS signs code"),
            Changes("lambda:CreateFunction", "makes it, with its first version"),
            Changes("lambda:UpdateFunctionConfiguration", "changes settings, variables, the key of its encryption"),
            Changes("lambda:UpdateFunctionCode", "changes the zip"),
            Changes("lambda:PublishVersion", "has changed either of the two"),
            Changes(
                "lambda:GetFunctionConfiguration",
                "waits for the version that it has published after a change; a function that it makes has its first one without"),
            Changes("lambda:PutFunctionConcurrency", "reserves concurrency"),
            Changes("lambda:DeleteFunctionConcurrency", "reserves none any more"),
            Changes("lambda:DeleteFunction", "deletes it"),
            .. Tags("lambda"),
        ],
        ["aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig"] =
        [
            Looks("lambda:GetFunctionEventInvokeConfig", "reads it"),
            Changes("lambda:PutFunctionEventInvokeConfig", "makes it, changes it"),
            Changes("lambda:DeleteFunctionEventInvokeConfig", "deletes it"),
        ],
        ["aws:lambda/functionUrl:FunctionUrl"] =
        [
            Looks("lambda:GetFunctionUrlConfig", "reads it"),
            Changes("lambda:CreateFunctionUrlConfig", "makes it"),
            Changes("lambda:AddPermission", "makes one that asks for no credentials: it lets everybody call it"),
            Changes("lambda:UpdateFunctionUrlConfig", "changes it"),
            Changes("lambda:DeleteFunctionUrlConfig", "deletes it"),
        ],
        ["aws:lambda/permission:Permission"] =
        [
            Looks("lambda:GetPolicy", "finds its statement"),
            Changes("lambda:AddPermission", "makes it"),
            Changes("lambda:RemovePermission", "deletes it"),
        ],
        ["aws:secretsmanager/secret:Secret"] =
        [
            Looks("secretsmanager:DescribeSecret", "reads it, with its tags"),
            Looks("secretsmanager:GetResourcePolicy", "reads whether a policy stands on it"),
            Changes("secretsmanager:CreateSecret", "makes it"),
            Changes("secretsmanager:UpdateSecret", "changes its text, the key of its encryption"),
            Changes("secretsmanager:DeleteSecret", "deletes it"),
            .. Tags("secretsmanager"),
        ],
        ["aws:secretsmanager/secretVersion:SecretVersion"] =
        [
            Looks("secretsmanager:GetSecretValue", "reads it"),
            Changes("secretsmanager:PutSecretValue", "makes it"),
            Changes("secretsmanager:UpdateSecretVersionStage", "deletes one that is no longer the current one"),
        ],
        ["aws:sns/topic:Topic"] =
        [
            Looks("sns:GetTopicAttributes", "reads it"),
            Looks("sns:ListTagsForResource", "reads its tags"),
            Changes("sns:CreateTopic", "makes it"),
            Changes("sns:SetTopicAttributes", "changes it"),
            Changes("sns:DeleteTopic", "deletes it"),
            .. Tags("sns"),
        ],
        ["aws:sns/topicSubscription:TopicSubscription"] =
        [
            Looks("sns:GetSubscriptionAttributes", "reads it", anywhere: true),
            Changes("sns:Subscribe", "makes it"),
            Changes("sns:Unsubscribe", "deletes it", anywhere: true),
        ],
        ["aws:sqs/queue:Queue"] =
        [
            Looks("sqs:GetQueueAttributes", "reads it, waits for changes"),
            Looks("sqs:ListQueueTags", "reads its tags"),
            Changes("sqs:CreateQueue", "makes it"),
            Changes("sqs:SetQueueAttributes", "changes it"),
            Changes("sqs:DeleteQueue", "deletes it"),
            Changes("sqs:TagQueue", "makes it with tags, changes them"),
            Changes("sqs:UntagQueue", "takes tags off"),
        ],
        ["aws:sqs/queuePolicy:QueuePolicy"] = [.. Attribute()],
        ["aws:sqs/redriveAllowPolicy:RedriveAllowPolicy"] = [.. Attribute()],
    };

    private static ProviderAction Looks(string name, string when, bool anywhere = false) => new(name, true, anywhere, when);

    private static ProviderAction Changes(string name, string when, bool anywhere = false) => new(name, false, anywhere, when);

    private static ProviderAction[] Tags(string service) =>
        [Changes($"{service}:TagResource", "makes it with tags, changes them"), Changes($"{service}:UntagResource", "takes tags off")];

    /// <summary>To the provider a resource of its own, to SQS an attribute of the queue.</summary>
    private static ProviderAction[] Attribute() => [Looks("sqs:GetQueueAttributes", "reads it"), Changes("sqs:SetQueueAttributes", "sets it, takes it out")];
}
