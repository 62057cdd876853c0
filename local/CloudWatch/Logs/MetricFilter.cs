using System.Globalization;
using System.Text.Json;
using WhatsAppReplies.Local.CloudWatch.Metrics;
using WhatsAppReplies.Local.CloudWatch.Patterns;

namespace WhatsAppReplies.Local.CloudWatch.Logs;

/// <summary>Turns the events of one group into a metric.</summary>
internal sealed class MetricFilter
{
    private static readonly TimeSpan DefaultValuePeriod = TimeSpan.FromMinutes(1);

    private readonly FilterPattern _pattern;
    private readonly MetricStore _metrics;
    private readonly double? _constant;
    private readonly JsonSelector? _selector;
    private readonly Dictionary<string, JsonSelector> _dimensions;
    private DateTimeOffset _defaultedPeriod = DateTimeOffset.MinValue;

    public MetricFilter(MetricFilterDefinition definition, MetricStore metrics)
    {
        Definition = definition;
        _metrics = metrics;
        _pattern = FilterPattern.Parse(definition.Pattern);
        MetricFilterRules.Check(definition, _pattern);
        _constant = double.TryParse(definition.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var constant) ? constant : null;
        _selector = _constant is null ? JsonSelector.Parse(definition.Value) : null;
        _dimensions = definition.Dimensions.ToDictionary(d => d.Key, d => JsonSelector.Parse(d.Value));
    }

    public MetricFilterDefinition Definition { get; }

    public void Read(LogEvent logged)
    {
        if (!_pattern.Matches(logged.Message))
        {
            Default(logged.Timestamp);
            return;
        }

        var json = _selector is null && _dimensions.Count == 0 ? null : JsonDocument.Parse(logged.Message);
        using (json)
        {
            if ((_constant ?? Number(json!.RootElement)) is { } value && Dimensions(json) is { } dimensions)
                _metrics.Put(new MetricDatum(new MetricId(Definition.Namespace, Definition.MetricName, dimensions), value, logged.Timestamp, Definition.Unit));
        }
    }

    // AWS reports the default once for a minute in which events came in; zero beside matches changes no sum.
    private void Default(DateTimeOffset at)
    {
        if (Definition.DefaultValue is not { } value) return;
        var period = new DateTimeOffset(at.UtcTicks - (at.UtcTicks % DefaultValuePeriod.Ticks), TimeSpan.Zero);
        if (period == _defaultedPeriod) return;
        _defaultedPeriod = period;
        _metrics.Put(new MetricDatum(new MetricId(Definition.Namespace, Definition.MetricName), value, at, Definition.Unit));
    }

    private double? Number(JsonElement root) =>
        _selector!.First(root) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    // A dimension that the event does not have: nothing is published for it.
    private Dictionary<string, string>? Dimensions(JsonDocument? json)
    {
        var values = new Dictionary<string, string>();
        foreach (var (name, selector) in _dimensions)
        {
            switch (selector.First(json!.RootElement))
            {
                case { ValueKind: JsonValueKind.String } text:
                    values[name] = text.GetString()!;
                    break;
                case { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } other:
                    values[name] = other.GetRawText();
                    break;
                default:
                    return null;
            }
        }

        return values;
    }
}
