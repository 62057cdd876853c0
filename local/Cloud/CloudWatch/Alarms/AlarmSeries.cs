using WhatsAppReplies.Local.Cloud.CloudWatch.Expressions;
using WhatsAppReplies.Local.Cloud.CloudWatch.Metrics;

namespace WhatsAppReplies.Local.Cloud.CloudWatch.Alarms;

/// <summary>Makes of a declaration what it compares; refuses what CloudWatch would refuse.</summary>
internal static class AlarmSeries
{
    public static IAlarmSeries Of(AlarmDefinition alarm, MetricStore metrics)
    {
        if (alarm.Queries.Count == 0) return Metric(alarm.Name, metrics, alarm.Namespace, alarm.MetricName, alarm.Dimensions, alarm.Statistic, alarm.Period);
        if (alarm.MetricName.Length > 0) throw Refuse(alarm.Name, "a metric and metric queries exclude each other");
        if (alarm.Queries.Count(query => query.ReturnsData) != 1) throw Refuse(alarm.Name, "exactly one metric query returns the data");

        var returned = alarm.Queries.Single(query => query.ReturnsData);
        var series = alarm.Queries.Where(query => query.Expression is null).ToDictionary(
            query => query.Id,
            IAlarmSeries (query) => Metric(alarm.Name, metrics, query.Namespace, query.MetricName, query.Dimensions, query.Statistic, query.Period));
        // An expression may stand on others, in any order; what never gets ready stands on itself or on nothing.
        var left = alarm.Queries.Where(query => query.Expression is not null)
            .ToDictionary(query => query.Id, query => ExpressionParser.Parse(query.Expression!));
        while (left.Count > 0)
        {
            var (id, expression) = left.FirstOrDefault(entry => entry.Value.Ids.All(series.ContainsKey));
            if (id is null) throw Refuse(alarm.Name, $"stands on itself or on what is not there: {string.Join(", ", left.Keys)}");
            if (expression!.Ids.Count == 0) throw Refuse(alarm.Name, $"the expression '{id}' uses no metric");
            series[id] = new ExpressionSeries(expression, expression.Ids.ToDictionary(used => used, used => series[used]));
            left.Remove(id);
        }

        return series[returned.Id];
    }

    private static MetricSeries Metric(
        string alarm, MetricStore metrics, string ns, string name, IReadOnlyDictionary<string, string> dimensions, string statistic, TimeSpan period)
    {
        if (ns.Length == 0 || name.Length == 0) throw Refuse(alarm, "a metric has a namespace and a name");
        if (period.TotalSeconds is not (10 or 20 or 30) && (period <= TimeSpan.Zero || period.TotalSeconds % 60 != 0))
            throw Refuse(alarm, $"a period of {period.TotalSeconds} s: it must be 10, 20, 30 or a multiple of 60");
        return new MetricSeries(metrics, new MetricId(ns, name, dimensions), Statistic.Parse(statistic), period);
    }

    private static CloudWatchException Refuse(string alarm, string why) => new(CloudWatchException.Validation, $"{alarm}: {why}");
}
