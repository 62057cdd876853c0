using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WhatsAppReplies.Local.Cloud.CloudWatch.Alarms;

/// <summary>What subscribers of an alarm's topic get.</summary>
internal sealed record AlarmNotification(string Subject, string Message)
{
    private const int LongestSubject = 100;

    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static AlarmNotification Of(AlarmTransition transition, string accountId, string region)
    {
        var alarm = transition.Alarm;
        var message = new JsonObject
        {
            ["AlarmName"] = alarm.Name,
            ["AlarmDescription"] = alarm.Description,
            ["AWSAccountId"] = accountId,
            ["NewStateValue"] = transition.To.Name(),
            ["NewStateReason"] = transition.Reason,
            ["StateChangeTime"] = transition.At.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture),
            ["Region"] = region,
            ["AlarmArn"] = alarm.Arn,
            ["OldStateValue"] = transition.From.Name(),
            ["OKActions"] = List(alarm.OkActions),
            ["AlarmActions"] = List(alarm.AlarmActions),
            ["InsufficientDataActions"] = List(alarm.InsufficientDataActions),
            ["Trigger"] = Trigger(alarm),
        };
        var subject = $"{transition.To.Name()}: \"{alarm.Name}\" in {region}";
        return new AlarmNotification(subject.Length <= LongestSubject ? subject : subject[..LongestSubject], message.ToJsonString(Format));
    }

    private static JsonObject Trigger(AlarmDefinition alarm)
    {
        var trigger = new JsonObject
        {
            ["EvaluationPeriods"] = alarm.EvaluationPeriods,
            ["DatapointsToAlarm"] = alarm.DatapointsToAlarm,
            ["ComparisonOperator"] = alarm.ComparisonOperator,
            ["Threshold"] = alarm.Threshold,
            ["TreatMissingData"] = alarm.TreatMissingData,
        };
        if (alarm.Queries.Count > 0)
        {
            trigger["Metrics"] = new JsonArray([.. alarm.Queries.Select(Query)]);
            return trigger;
        }

        trigger["MetricName"] = alarm.MetricName;
        trigger["Namespace"] = alarm.Namespace;
        trigger["StatisticType"] = "Statistic";
        trigger["Statistic"] = alarm.Statistic.ToUpperInvariant();
        trigger["Dimensions"] = Dimensions(alarm.Dimensions);
        trigger["Period"] = (int)alarm.Period.TotalSeconds;
        return trigger;
    }

    private static JsonNode Query(MetricQueryDefinition query) => query.Expression is { } expression
        ? new JsonObject { ["Id"] = query.Id, ["Expression"] = expression, ["ReturnData"] = query.ReturnsData }
        : new JsonObject
        {
            ["Id"] = query.Id,
            ["MetricStat"] = new JsonObject
            {
                ["Metric"] = new JsonObject
                {
                    ["Dimensions"] = Dimensions(query.Dimensions),
                    ["MetricName"] = query.MetricName,
                    ["Namespace"] = query.Namespace,
                },
                ["Period"] = (int)query.Period.TotalSeconds,
                ["Stat"] = query.Statistic,
            },
            ["ReturnData"] = query.ReturnsData,
        };

    private static JsonArray Dimensions(IReadOnlyDictionary<string, string> dimensions) =>
        new([.. dimensions.Select(dimension => (JsonNode)new JsonObject { ["value"] = dimension.Value, ["name"] = dimension.Key })]);

    private static JsonArray List(IEnumerable<string> items) => new([.. items.Select(item => (JsonNode)item)]);
}
