using System.Collections.Concurrent;

namespace WhatsAppReplies.Local.Cloud.CloudWatch.Metrics;

/// <summary>Every datum as it came in; a statistic is computed when it is asked for.</summary>
internal sealed class MetricStore
{
    private readonly ConcurrentDictionary<MetricId, List<(DateTimeOffset At, double Value)>> _data = new();

    public IReadOnlyCollection<MetricId> Metrics => [.. _data.Keys];

    public void Put(MetricDatum datum)
    {
        var series = _data.GetOrAdd(datum.Metric, _ => []);
        lock (series) series.Add((datum.Timestamp, datum.Value));
    }

    /// <summary>The values in [start, end).</summary>
    public IReadOnlyList<double> Values(MetricId metric, DateTimeOffset start, DateTimeOffset end)
    {
        if (!_data.TryGetValue(metric, out var series)) return [];
        lock (series) return [.. series.Where(datum => datum.At >= start && datum.At < end).Select(datum => datum.Value)];
    }

    public IReadOnlyList<double> Values(MetricId metric) => Values(metric, DateTimeOffset.MinValue, DateTimeOffset.MaxValue);

    /// <summary>Null: no datum in [start, end).</summary>
    public double? Statistic(MetricId metric, Statistic statistic, DateTimeOffset start, DateTimeOffset end)
    {
        var values = Values(metric, start, end);
        return values.Count == 0 ? null : statistic.Of(values);
    }
}
