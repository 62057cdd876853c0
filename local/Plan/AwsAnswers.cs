using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;

namespace WhatsAppReplies.Local.Plan;

/// <summary>What AWS computes for a resource: ids, ARNs, addresses. A type that is not named here is an error, so that none slips into a plan unseen.</summary>
internal sealed class AwsAnswers(string region)
{
    /// <summary>The account of AWS's own documentation: a plan is for people, and names nobody's account.</summary>
    private const string Account = "123456789012";

    public (string Id, ImmutableDictionary<string, object> Computed) To(MockResourceArgs args)
    {
        var name = Text(args, "name") ?? args.Id;
        return args.Type switch
        {
            "aws:cloudwatch/dashboard:Dashboard" => (Text(args, "dashboardName")!, None),
            "aws:cloudwatch/logGroup:LogGroup" => (name!, Arn("logs", $"log-group:{name}")),
            "aws:cloudwatch/logMetricFilter:LogMetricFilter" => (name!, None),
            "aws:cloudwatch/metricAlarm:MetricAlarm" => (name!, Arn("cloudwatch", $"alarm:{name}")),
            "aws:dynamodb/table:Table" => (name!, Arn("dynamodb", $"table/{name}").SetItem("name", name!)),
            "aws:dynamodb/tableItem:TableItem" => ($"{Text(args, "tableName")}|{args.Name}", None),
            "aws:iam/role:Role" => (name!, None.SetItem("arn", $"arn:aws:iam::{Account}:role/{name}")),
            "aws:iam/rolePolicy:RolePolicy" => ($"{Text(args, "role")}:{name}", None),
            "aws:lambda/eventSourceMapping:EventSourceMapping" => ("00000000-0000-0000-0000-000000000000", None),
            "aws:lambda/function:Function" => (name!, Arn("lambda", $"function:{name}")),
            "aws:secretsmanager/secret:Secret" => (ArnOf("secretsmanager", $"secret:{name}-AbCdEf"), Arn("secretsmanager", $"secret:{name}-AbCdEf")),
            "aws:secretsmanager/secretVersion:SecretVersion" => ($"{Text(args, "secretId")}|terraform-00000000000000000000000000", None),
            "aws:sns/topic:Topic" => (ArnOf("sns", name!), Arn("sns", name!)),
            "aws:sns/topicSubscription:TopicSubscription" => ($"{Text(args, "topic")}:00000000-0000-0000-0000-000000000000", None),
            "aws:sqs/queue:Queue" => (Url(name!), Arn("sqs", name!).SetItem("url", Url(name!))),
            "aws:sqs/queuePolicy:QueuePolicy" or "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy" => (Text(args, "queueUrl")!, None),
            _ when args.Type!.StartsWith("whatsapp-replies:", StringComparison.Ordinal) => ("", None),
            _ => throw new RunException($"The offline plan does not know what AWS answers to {args.Type}: say it in {nameof(AwsAnswers)}."),
        };
    }

    public ImmutableDictionary<string, object> To(string function) => function switch
    {
        "aws:index/getCallerIdentity:getCallerIdentity" => None.SetItem("accountId", Account),
        "aws:index/getPartition:getPartition" => None.SetItem("partition", "aws"),
        _ => throw new RunException($"The offline plan does not know what AWS answers to {function}: say it in {nameof(AwsAnswers)}."),
    };

    private static ImmutableDictionary<string, object> None => ImmutableDictionary<string, object>.Empty;

    private static string? Text(MockResourceArgs args, string input) => args.Inputs.GetValueOrDefault(input) as string;

    private ImmutableDictionary<string, object> Arn(string service, string resource) => None.SetItem("arn", ArnOf(service, resource));

    private string ArnOf(string service, string resource) => $"arn:aws:{service}:{region}:{Account}:{resource}";

    private string Url(string queue) => $"https://sqs.{region}.amazonaws.com/{Account}/{queue}";
}
