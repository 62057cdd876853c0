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
        "aws:cloudwatch/eventRule:EventRule", "aws:cloudwatch/eventTarget:EventTarget",
        "aws:cloudwatch/logGroup:LogGroup", "aws:cloudwatch/queryDefinition:QueryDefinition",
        "aws:dynamodb/table:Table", "aws:dynamodb/tableItem:TableItem",
        "aws:iam/openIdConnectProvider:OpenIdConnectProvider", "aws:iam/policy:Policy",
        "aws:iam/role:Role", "aws:iam/rolePolicy:RolePolicy", "aws:kms/alias:Alias",
        "aws:lambda/alias:Alias", "aws:lambda/eventSourceMapping:EventSourceMapping", "aws:lambda/function:Function",
        "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig", "aws:lambda/functionUrl:FunctionUrl", "aws:lambda/permission:Permission",
        "aws:s3/bucket:Bucket", "aws:s3/bucketPolicy:BucketPolicy", "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", "aws:s3/bucketVersioning:BucketVersioning",
        "aws:secretsmanager/secretVersion:SecretVersion", "aws:sns/topic:Topic", "aws:sns/topicSubscription:TopicSubscription",
        "aws:sqs/queue:Queue", "aws:sqs/queuePolicy:QueuePolicy", "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
    ];

    /// <returns>Null: a price of what it declares is not known in the region.</returns>
    public static decimal? Of(StackPlan plan, RegionPrices prices) => CountedIn(plan) is var counted && UnpricedIn(counted, prices).Count > 0
        ? null
        : counted.Sum(entry => entry.Value * entry.Key.Price(prices)!.Value);

    /// <summary>Types of which nobody has said whether they cost anything.</summary>
    public static IReadOnlyList<string> UnknownIn(StackPlan plan) =>
        [.. plan.Resources.Where(resource => resource.IsProvided && PricedIn(resource) is null)
            .Select(resource => resource.Type)
            .Distinct()
            .Order(StringComparer.Ordinal)];

    /// <param name="accepted">Null: there is nothing to compare with.</param>
    /// <param name="now">What is declared.</param>
    /// <param name="region">Of the stack.</param>
    public static IEnumerable<string> InWords(StackPlan? accepted, StackPlan now, string region)
    {
        var prices = RegionPrices.Of(region);
        var counted = CountedIn(now);
        var before = accepted is null ? null : CountedIn(accepted);
        var unpriced = UnpricedIn(counted.Concat(before ?? []), prices);
        yield return unpriced is []
            ? $"Fixed cost a month: {Change(accepted is null ? null : Of(accepted, prices)!.Value, Of(now, prices)!.Value)}. At list prices of {region}, "
                + $"{RegionPrices.AsOf}: alarms, dashboard, metrics of logs, secrets, keys."
            : $"Fixed cost a month: not known in {region}, whose prices of {string.Join(", ", unpriced.Select(kind => kind.Several))} are not confirmed here. "
                + $"What is charged by the month: {Counts(before, counted)}. At the prices of {RegionPrices.Confirmed.Region}, which may be others: "
                + $"{Change(accepted is null ? null : Of(accepted, RegionPrices.Confirmed), Of(now, RegionPrices.Confirmed)!.Value)}.";
        yield return "    What use costs is not in it: requests, tables, storage of logs, metrics that the functions write.";
        foreach (var type in UnknownIn(now))
            yield return $"    Nor is {type}: nobody has said what it costs.";
    }

    private static string Change(decimal? before, decimal now) => before switch
    {
        null => Dollars(now),
        { } same when same == now => $"{Dollars(now)}, as before",
        { } other => $"{Dollars(other)} -> {Dollars(now)} ({(now > other ? "+" : "-")}{Dollars(Math.Abs(now - other))})",
    };

    private static string Counts(Dictionary<PricedKind, int>? before, Dictionary<PricedKind, int> now) => string.Join(", ", PricedKind.All
        .Select(kind => (Kind: kind, Now: now.GetValueOrDefault(kind), Before: before?.GetValueOrDefault(kind) ?? now.GetValueOrDefault(kind)))
        .Where(one => one.Now > 0 || one.Before > 0)
        .Select(one => $"{one.Now} {(one.Now == 1 ? one.Kind.One : one.Kind.Several)}{(one.Now == one.Before ? "" : $" ({one.Now - one.Before:+0;-0})")}"));

    private static IReadOnlyList<PricedKind> UnpricedIn(IEnumerable<KeyValuePair<PricedKind, int>> counted, RegionPrices prices) =>
        [.. PricedKind.All.Where(kind => kind.Price(prices) is null && counted.Any(entry => entry.Key == kind && entry.Value > 0))];

    private static Dictionary<PricedKind, int> CountedIn(StackPlan plan) => plan.Resources
        .Select(PricedIn).OfType<(PricedKind Kind, int Count)>()
        .GroupBy(priced => priced.Kind).ToDictionary(kind => kind.Key, kind => kind.Sum(priced => priced.Count));

    /// <returns>Null: nobody has said. What costs nothing by the month counts as none of its kind.</returns>
    private static (PricedKind Kind, int Count)? PricedIn(PlannedResource resource) => resource switch
    {
        // It is there already, and somebody else pays for it.
        { Existing: not null } => (PricedKind.None, 0),
        { Type: Alarm } => (PricedKind.AlarmMetric, MetricsOf(resource.Inputs)),
        { Type: "aws:cloudwatch/dashboard:Dashboard" } => (PricedKind.Dashboard, 1),
        { Type: "aws:cloudwatch/logMetricFilter:LogMetricFilter" } => (PricedKind.CustomMetric, 1),
        { Type: "aws:secretsmanager/secret:Secret" } => (PricedKind.Secret, 1),
        { Type: "aws:kms/key:Key" } => (PricedKind.Key, 1),
        { Type: var type } => ByUse.Contains(type) ? (PricedKind.None, 0) : null,
    };

    /// <summary>An alarm on an expression costs for each metric in it.</summary>
    private static int MetricsOf(JsonObject alarm) =>
        alarm["metricQueries"] is JsonArray queries ? queries.Count(query => query!["metric"] is not null) : 1;

    private static string Dollars(decimal amount) => amount.ToString("$0.00", CultureInfo.InvariantCulture);
}
