using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WhatsAppReplies.Local.Cloud.CloudWatch.Alarms;

/// <summary>What a function gets that is an action of an alarm (CloudWatch's user guide, "Invoke a Lambda function from an alarm").</summary>
internal static class AlarmEvent
{
    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(AlarmTransition transition, string accountId, string region) => new JsonObject
    {
        ["source"] = "aws.cloudwatch",
        ["alarmArn"] = transition.Alarm.Arn,
        ["accountId"] = accountId,
        ["time"] = Time(transition.At),
        ["region"] = region,
        ["alarmData"] = new JsonObject
        {
            ["alarmName"] = transition.Alarm.Name,
            ["state"] = new JsonObject { ["value"] = transition.To.Name(), ["reason"] = transition.Reason, ["timestamp"] = Time(transition.At) },
            ["previousState"] = new JsonObject { ["value"] = transition.From.Name(), ["reason"] = "", ["timestamp"] = Time(transition.At) },
            ["configuration"] = new JsonObject { ["description"] = transition.Alarm.Description, ["metrics"] = Metrics(transition.Alarm) },
        },
    }.ToJsonString(Format);

    /// <summary>An alarm on one metric is told as one on a query of it.</summary>
    private static JsonArray Metrics(AlarmDefinition alarm) => alarm.Queries.Count == 0
        ? [Metric(
            "00000000-0000-0000-0000-000000000000", alarm.Namespace, alarm.MetricName, alarm.Dimensions, alarm.Period, alarm.Statistic, returnsData: true)]
        : new([.. alarm.Queries.Select(query => query.Expression is { } expression
            ? (JsonNode)new JsonObject { ["id"] = query.Id, ["expression"] = expression, ["returnData"] = query.ReturnsData }
            : Metric(query.Id, query.Namespace, query.MetricName, query.Dimensions, query.Period, query.Statistic, query.ReturnsData))]);

    private static JsonObject Metric(
        string id, string ns, string name, IReadOnlyDictionary<string, string> dimensions, TimeSpan period, string statistic, bool returnsData)
    {
        var metric = new JsonObject
        {
            ["namespace"] = ns,
            ["name"] = name,
            ["dimensions"] = new JsonObject([.. dimensions.Select(dimension => KeyValuePair.Create(dimension.Key, (JsonNode?)dimension.Value))]),
        };
        return new JsonObject
        {
            ["id"] = id,
            ["metricStat"] = new JsonObject { ["metric"] = metric, ["period"] = (int)period.TotalSeconds, ["stat"] = statistic },
            ["returnData"] = returnsData,
        };
    }

    private static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture);
}
