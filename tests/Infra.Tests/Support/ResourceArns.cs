using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Infra.Tests.Support;

/// <summary>How AWS names what a plan declares, when it judges a call on it.</summary>
internal static class ResourceArns
{
    private const string Account = AwsAnswers.DocumentationAccount;

    /// <summary>As the resource's own inputs name it; of a function and what belongs to it also with a version or alias.</summary>
    public static IReadOnlyList<string> Of(PlannedResource resource)
    {
        string Text(string name) => resource.Inputs[name]!.GetValue<string>();
        return resource.Type switch
        {
            "aws:cloudwatch/dashboard:Dashboard" => [$"arn:aws:cloudwatch::{Account}:dashboard/{Text("dashboardName")}"],
            "aws:cloudwatch/eventRule:EventRule" => [Arn("events", $"rule/{Text("name")}")],
            "aws:cloudwatch/eventTarget:EventTarget" => [Arn("events", $"rule/{Text("rule")}")],
            "aws:cloudwatch/logGroup:LogGroup" => [Arn("logs", $"log-group:{Text("name")}")],
            "aws:cloudwatch/logMetricFilter:LogMetricFilter" => [Arn("logs", $"log-group:{Text("logGroupName")}")],
            "aws:cloudwatch/metricAlarm:MetricAlarm" => [Arn("cloudwatch", $"alarm:{Text("name")}")],
            "aws:dynamodb/table:Table" => [Arn("dynamodb", $"table/{resource.Existing ?? Text("name")}")],
            "aws:dynamodb/tableItem:TableItem" => [Arn("dynamodb", $"table/{Text("tableName")}")],
            "aws:iam/role:Role" => [$"arn:aws:iam::{Account}:role/{Text("name")}"],
            "aws:iam/rolePolicy:RolePolicy" => [$"arn:aws:iam::{Account}:role/{Text("role")}"],
            "aws:lambda/eventSourceMapping:EventSourceMapping" => [Arn("lambda", "event-source-mapping:00000000-0000-0000-0000-000000000000")],
            "aws:lambda/function:Function" => Function(Text("name"), "1"),
            "aws:lambda/alias:Alias" => Function(Text("functionName"), Text("name")),
            "aws:lambda/permission:Permission" => Function(Text("function"), Text("qualifier")),
            "aws:lambda/functionUrl:FunctionUrl" or "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig" =>
                Function(Text("functionName"), Text("qualifier")),
            "aws:secretsmanager/secret:Secret" => [Arn("secretsmanager", $"secret:{Text("name")}-{AwsAnswers.SecretSuffix}")],
            "aws:secretsmanager/secretVersion:SecretVersion" => [Text("secretId")],
            "aws:sns/topic:Topic" => [Arn("sns", Text("name"))],
            "aws:sns/topicSubscription:TopicSubscription" => [Text("topic")],
            "aws:sqs/queue:Queue" => [Arn("sqs", Text("name"))],
            "aws:sqs/queuePolicy:QueuePolicy" or "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy" => [Arn("sqs", Text("queueUrl").Split('/')[^1])],
            var type => throw new InvalidOperationException($"Nobody said how a {type} is named."),
        };
    }

    /// <summary>
    /// What else AWS looks at: the function of a mapping, which of itself is only an id, with the tags that it has;
    /// of a role its boundary, and whose it becomes.
    /// </summary>
    public static IReadOnlyDictionary<string, string> ContextOf(PlannedResource resource, string stack) => resource.Type switch
    {
        "aws:lambda/eventSourceMapping:EventSourceMapping" => new Dictionary<string, string>
        {
            ["lambda:FunctionArn"] = resource.Inputs["functionName"]!.GetValue<string>(),
            ["aws:ResourceTag/Stack"] = stack,
        },
        "aws:iam/role:Role" or "aws:iam/rolePolicy:RolePolicy" => new Dictionary<string, string>
        {
            ["iam:PermissionsBoundary"] = $"arn:aws:iam::{Account}:policy/whatsapp-replies-functions",
            ["iam:PassedToService"] = "lambda.amazonaws.com",
        },
        _ => new Dictionary<string, string>(),
    };

    private static string[] Function(string name, string qualifier) => [Arn("lambda", $"function:{name}"), Arn("lambda", $"function:{name}:{qualifier}")];

    private static string Arn(string service, string rest) => $"arn:aws:{service}:eu-north-1:{Account}:{rest}";
}
