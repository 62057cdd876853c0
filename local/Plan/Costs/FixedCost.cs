using System.Globalization;
using System.Text.Json.Nodes;

namespace WhatsAppReplies.Local.Plan.Costs;

/// <summary>What a plan costs a month whether anybody writes or not, and what it changes of that.</summary>
internal static class FixedCost
{
    private const string Alarm = "aws:cloudwatch/metricAlarm:MetricAlarm";

    /// <summary>They cost nothing, or what is done with them costs.</summary>
    private static readonly HashSet<string> ByUse =
    [
        "aws:cloudwatch/eventRule:EventRule", "aws:cloudwatch/eventTarget:EventTarget", "aws:cloudwatch/logGroup:LogGroup", "aws:cloudwatch/queryDefinition:QueryDefinition",
        "aws:dynamodb/table:Table", "aws:dynamodb/tableItem:TableItem",
        "aws:iam/openIdConnectProvider:OpenIdConnectProvider", "aws:iam/policy:Policy", "aws:iam/role:Role", "aws:iam/rolePolicy:RolePolicy", "aws:kms/alias:Alias",
        "aws:lambda/alias:Alias", "aws:lambda/eventSourceMapping:EventSourceMapping", "aws:lambda/function:Function",
        "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig", "aws:lambda/functionUrl:FunctionUrl", "aws:lambda/permission:Permission",
        "aws:s3/bucket:Bucket", "aws:s3/bucketPolicy:BucketPolicy", "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", "aws:s3/bucketVersioning:BucketVersioning",
        "aws:secretsmanager/secretVersion:SecretVersion", "aws:sns/topic:Topic", "aws:sns/topicSubscription:TopicSubscription",
        "aws:sqs/queue:Queue", "aws:sqs/queuePolicy:QueuePolicy", "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
    ];

    public static decimal Of(StackPlan plan, RegionPrices prices) => plan.Resources.Sum(resource => Of(resource, prices) ?? 0);

    /// <summary>Types of which nobody has said what they cost.</summary>
    public static IReadOnlyList<string> UnknownIn(StackPlan plan, RegionPrices prices) =>
        [.. plan.Resources.Where(resource => resource.IsProvided && Of(resource, prices) is null).Select(resource => resource.Type).Distinct().Order(StringComparer.Ordinal)];

    /// <param name="accepted">Null: there is nothing to compare with.</param>
    /// <param name="now">What is declared.</param>
    /// <param name="region">Of the stack.</param>
    public static IEnumerable<string> InWords(StackPlan? accepted, StackPlan now, string region)
    {
        var prices = RegionPrices.Of(region);
        var cost = Of(now, prices);
        var before = accepted is null ? (decimal?)null : Of(accepted, prices);
        var change = before switch
        {
            null => Dollars(cost),
            { } same when same == cost => $"{Dollars(cost)}, as before",
            { } other => $"{Dollars(other)} -> {Dollars(cost)} ({(cost > other ? "+" : "-")}{Dollars(Math.Abs(cost - other))})",
        };
        var whose = prices.Region == region ? region : $"{prices.Region}, since those of {region} are not known here";
        yield return $"Fixed cost a month: {change}. At list prices of {whose}, {RegionPrices.AsOf}: alarms, dashboard, metrics of logs, secrets, keys.";
        yield return "    What use costs is not in it: requests, tables, storage of logs, metrics that the functions write.";
        foreach (var type in UnknownIn(now, prices))
            yield return $"    Nor is {type}: nobody has said what it costs.";
    }

    /// <returns>Null: nobody has said.</returns>
    private static decimal? Of(PlannedResource resource, RegionPrices prices) => resource switch
    {
        // It is there already, and somebody else pays for it.
        { Existing: not null } => 0,
        { Type: Alarm } => prices.AlarmMetric * MetricsOf(resource.Inputs),
        { Type: "aws:cloudwatch/dashboard:Dashboard" } => prices.Dashboard,
        { Type: "aws:cloudwatch/logMetricFilter:LogMetricFilter" } => prices.CustomMetric,
        { Type: "aws:secretsmanager/secret:Secret" } => prices.Secret,
        { Type: "aws:kms/key:Key" } => prices.Key,
        { Type: var type } => ByUse.Contains(type) ? 0 : null,
    };

    /// <summary>An alarm on an expression costs for each metric in it.</summary>
    private static int MetricsOf(JsonObject alarm) =>
        alarm["metricQueries"] is JsonArray queries ? queries.Count(query => query!["metric"] is not null) : 1;

    private static string Dollars(decimal amount) => amount.ToString("$0.00", CultureInfo.InvariantCulture);
}
