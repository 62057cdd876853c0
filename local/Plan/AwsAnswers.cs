using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;

namespace WhatsAppReplies.Local.Plan;

/// <summary>
/// Answers of AWS to the program's resource types and functions: ids, ARNs, addresses. The offline plan, the tests and the local deployment all
/// take them from here; the local deployment hands in what its services chose. A type that is not named here is an error, so that none slips in unseen.
/// </summary>
internal sealed class AwsAnswers(string region, string account = AwsAnswers.DocumentationAccount)
{
    /// <summary>The account of AWS's own documentation: a plan is for people, and names nobody's account.</summary>
    public const string DocumentationAccount = "123456789012";

    /// <summary>What AWS appends to a secret's name, where nobody chose it.</summary>
    public const string SecretSuffix = "AbCdEf";

    /// <summary>In place of an id that only AWS makes up.</summary>
    public const string NoUuid = "00000000-0000-0000-0000-000000000000";

    private const string FirstVersion = "1";
    private const string Unpublished = "$LATEST";
    private const string UrlId = "abcdefghijklmnopqrstuvwxyz012345";
    private const string NoVersion = "terraform-00000000000000000000000000";

    private static readonly ImmutableDictionary<string, object> Nothing = ImmutableDictionary<string, object>.Empty;

    private readonly Dictionary<string, ImmutableDictionary<string, object>> _functions = new(StringComparer.Ordinal)
    {
        ["aws:index/getCallerIdentity:getCallerIdentity"] = Nothing.Add("id", account).Add("accountId", account),
        ["aws:index/getPartition:getPartition"] = Nothing.Add("id", "aws").Add("partition", "aws"),
    };

    /// <summary>The functions of the AWS provider that have an answer.</summary>
    public IReadOnlyCollection<string> Functions => _functions.Keys;

    /// <exception cref="RunException">A function without an answer.</exception>
    public ImmutableDictionary<string, object> To(string function) => _functions.GetValueOrDefault(function) ?? throw Unknown(function);

    /// <summary>The answer where nothing was made: what AWS would choose is made up, the same every time.</summary>
    /// <exception cref="RunException">A type without an answer.</exception>
    public AwsAnswer To(MockResourceArgs args)
    {
        var name = Text("name") ?? args.Id ?? "";
        return args.Type switch
        {
            "aws:cloudwatch/dashboard:Dashboard" => Dashboard(Text("dashboardName")!),
            "aws:cloudwatch/eventRule:EventRule" => EventRule(name),
            "aws:cloudwatch/eventTarget:EventTarget" => EventTarget(Text("rule")!, Text("targetId")!),
            "aws:cloudwatch/logGroup:LogGroup" => LogGroup(name),
            "aws:cloudwatch/logMetricFilter:LogMetricFilter" => MetricFilter(name),
            "aws:cloudwatch/metricAlarm:MetricAlarm" => Alarm(name),
            "aws:cloudwatch/queryDefinition:QueryDefinition" => QueryDefinition(name),
            "aws:dynamodb/table:Table" => Table(name),
            "aws:dynamodb/tableItem:TableItem" => TableItem(Text("tableName")!, Text("hashKey")!, args.Name!),
            "aws:iam/openIdConnectProvider:OpenIdConnectProvider" => WithArnAsId($"arn:aws:iam::{account}:oidc-provider/{Text("url")!["https://".Length..]}"),
            "aws:iam/policy:Policy" => WithArnAsId($"arn:aws:iam::{account}:policy/{name}"),
            "aws:iam/role:Role" => Role(name),
            "aws:iam/rolePolicy:RolePolicy" => RolePolicy(Text("role")!, name),
            "aws:kms/alias:Alias" => WithArn(name, Arn("kms", name)),
            "aws:kms/key:Key" => WithArn(NoUuid, Arn("kms", $"key/{NoUuid}")),
            "aws:lambda/alias:Alias" => Alias(Text("functionName")!, name),
            "aws:lambda/eventSourceMapping:EventSourceMapping" => EventSourceMapping(NoUuid),
            "aws:lambda/function:Function" => Function(name, args.Inputs.GetValueOrDefault("publish") is true ? FirstVersion : Unpublished),
            "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig" => FunctionEventInvokeConfig(Text("functionName")!),
            "aws:lambda/functionUrl:FunctionUrl" => FunctionUrl(Text("functionName")!, UrlId, $"https://{UrlId}.lambda-url.{region}.on.aws/"),
            "aws:lambda/permission:Permission" => Permission(Text("statementId")!),
            "aws:s3/bucket:Bucket" => WithArn(Text("bucket")!, $"arn:aws:s3:::{Text("bucket")}"),
            "aws:s3/bucketPolicy:BucketPolicy" or "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock" or "aws:s3/bucketVersioning:BucketVersioning"
                or "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration" => new AwsAnswer(Text("bucket")!, Nothing),
            "aws:secretsmanager/secret:Secret" => Secret(Arn("secretsmanager", $"secret:{name}-{SecretSuffix}")),
            "aws:secretsmanager/secretVersion:SecretVersion" => SecretVersion(Text("secretId")!, NoVersion),
            "aws:sns/topic:Topic" => Topic(name),
            "aws:sns/topicSubscription:TopicSubscription" => TopicSubscription($"{Text("topic")}:{NoUuid}"),
            "aws:sqs/queue:Queue" => Queue(name, $"https://sqs.{region}.amazonaws.com/{account}/{name}"),
            "aws:sqs/queuePolicy:QueuePolicy" or "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy" => QueueAttribute(Text("queueUrl")!),
            { } type when type.StartsWith("whatsapp-replies:", StringComparison.Ordinal) => new AwsAnswer("", Nothing),
            var type => throw Unknown(type),
        };

        string? Text(string input) => args.Inputs.GetValueOrDefault(input) as string;
    }

    public AwsAnswer Dashboard(string name) => new(name, Nothing.Add("dashboardArn", $"arn:aws:cloudwatch::{account}:dashboard/{name}"));

    public AwsAnswer LogGroup(string name) => WithArn(name, Arn("logs", $"log-group:{name}"));

    public static AwsAnswer MetricFilter(string name) => new(name, Nothing);

    public AwsAnswer Alarm(string name) => WithArn(name, Arn("cloudwatch", $"alarm:{name}"));

    public static AwsAnswer QueryDefinition(string name) => new(name, Nothing.Add("queryDefinitionId", NoUuid));

    public AwsAnswer Table(string name) => new(name, Nothing.Add("name", name).Add("arn", Arn("dynamodb", $"table/{name}")));

    public static AwsAnswer TableItem(string table, string hashKey, string hash) => new($"{table}|{hashKey}||{hash}||", Nothing);

    public AwsAnswer Role(string name) => WithArn(name, $"arn:aws:iam::{account}:role/{name}");

    public static AwsAnswer RolePolicy(string role, string name) => new($"{role}:{name}", Nothing);

    public AwsAnswer EventSourceMapping(string uuid) => new(uuid, Nothing.Add("uuid", uuid).Add("arn", Arn("lambda", $"event-source-mapping:{uuid}")));

    public AwsAnswer Function(string name, string version = Unpublished)
    {
        var arn = Arn("lambda", $"function:{name}");
        return new AwsAnswer(name, Nothing.Add("arn", arn).Add("version", version).Add("qualifiedArn", $"{arn}:{version}"));
    }

    public AwsAnswer Alias(string function, string name) => WithArn($"{function}/{name}", Arn("lambda", $"function:{function}:{name}"));

    /// <summary>What a function's asynchronous invocations do is an attribute of it.</summary>
    public static AwsAnswer FunctionEventInvokeConfig(string function) => new(function, Nothing);

    public AwsAnswer FunctionUrl(string function, string id, string url) =>
        new(function, Nothing.Add("functionUrl", url).Add("urlId", id).Add("functionArn", Arn("lambda", $"function:{function}")));

    public static AwsAnswer Permission(string statement) => new(statement, Nothing);

    public AwsAnswer EventRule(string name) => WithArn(name, Arn("events", $"rule/{name}"));

    public static AwsAnswer EventTarget(string rule, string target) => new($"{rule}-{target}", Nothing);

    public static AwsAnswer Secret(string arn) => WithArnAsId(arn);

    public static AwsAnswer SecretVersion(string secretArn, string version) =>
        new($"{secretArn}|{version}", Nothing.Add("arn", secretArn).Add("versionId", version));

    public AwsAnswer Topic(string name) => WithArnAsId(Arn("sns", name));

    public static AwsAnswer TopicSubscription(string arn) => WithArnAsId(arn);

    public AwsAnswer Queue(string name, string url) => new(url, Nothing.Add("arn", Arn("sqs", name)).Add("url", url));

    /// <summary>A policy of a queue is an attribute of it.</summary>
    public static AwsAnswer QueueAttribute(string url) => new(url, Nothing);

    private static AwsAnswer WithArnAsId(string arn) => WithArn(arn, arn);

    private static AwsAnswer WithArn(string id, string arn) => new(id, Nothing.Add("arn", arn));

    private string Arn(string service, string resource) => $"arn:aws:{service}:{region}:{account}:{resource}";

    private static RunException Unknown(string? what) => new($"Nobody said what AWS answers to {what}: say it in {nameof(AwsAnswers)}.");
}
