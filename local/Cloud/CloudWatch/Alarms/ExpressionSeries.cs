using WhatsAppReplies.Local.Cloud.CloudWatch.Expressions;

namespace WhatsAppReplies.Local.Cloud.CloudWatch.Alarms;

/// <summary>An expression over other series, period by period.</summary>
internal sealed class ExpressionSeries(IExpression expression, IReadOnlyDictionary<string, IAlarmSeries> others) : IAlarmSeries
{
    // CloudWatch takes the largest period of the metrics in an expression.
    public TimeSpan Period { get; } = others.Values.Max(series => series.Period);

    public double? At(DateTimeOffset end) => expression.Evaluate(id => others[id].At(end));
}
