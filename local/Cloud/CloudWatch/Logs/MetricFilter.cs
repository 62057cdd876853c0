using WhatsAppReplies.Local.Cloud.CloudWatch.Metrics;

namespace WhatsAppReplies.Local.Cloud.CloudWatch.Logs;

/// <summary>Turns the events of one group into a metric.</summary>
internal sealed class MetricFilter
{
    private static readonly TimeSpan DefaultValuePeriod = TimeSpan.FromMinutes(1);

    private readonly FilterPattern _pattern;
    private readonly MetricStore _metrics;
    private readonly MetricId _metric;
    private readonly double _value;
    private DateTimeOffset _defaultedPeriod = DateTimeOffset.MinValue;

    public MetricFilter(MetricFilterDefinition definition, MetricStore metrics)
    {
        Definition = definition;
        _metrics = metrics;
        _pattern = FilterPattern.Parse(definition.Pattern);
        _value = MetricFilterRules.Value(definition);
        _metric = new MetricId(definition.Namespace, definition.MetricName);
    }

    public MetricFilterDefinition Definition { get; }

    public void Read(LogEvent logged)
    {
        if (_pattern.Matches(logged.Message))
        {
            Put(_value, logged.Timestamp);
            return;
        }

        Default(logged.Timestamp);
    }

    // AWS reports the default once for a minute in which events came in; zero beside matches changes no sum.
    private void Default(DateTimeOffset at)
    {
        if (Definition.DefaultValue is not { } value) return;
        var period = new DateTimeOffset(at.UtcTicks - (at.UtcTicks % DefaultValuePeriod.Ticks), TimeSpan.Zero);
        if (period == _defaultedPeriod) return;
        _defaultedPeriod = period;
        Put(value, at);
    }

    private void Put(double value, DateTimeOffset at) => _metrics.Put(new MetricDatum(_metric, value, at, Definition.Unit));
}
