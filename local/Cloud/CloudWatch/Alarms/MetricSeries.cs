using WhatsAppReplies.Local.Cloud.CloudWatch.Metrics;

namespace WhatsAppReplies.Local.Cloud.CloudWatch.Alarms;

internal sealed class MetricSeries(MetricStore metrics, MetricId metric, Statistic statistic, TimeSpan period) : IAlarmSeries
{
    public TimeSpan Period => period;

    public double? At(DateTimeOffset end) => metrics.Statistic(metric, statistic, end - period, end);
}
