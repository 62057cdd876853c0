using System.Globalization;
using WhatsAppReplies.Local.Cloud.CloudWatch.Metrics;

namespace WhatsAppReplies.Local.Cloud.CloudWatch.Alarms;

/// <summary>One alarm and its state.</summary>
internal sealed class Alarm
{
    private const int MostActions = 5;

    // Of periods shorter than an hour, and of all others.
    private static readonly TimeSpan OneHour = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestRange = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestRangeOfHours = TimeSpan.FromDays(7);


    private readonly IAlarmSeries _series;
    private readonly Comparison _comparison;
    private readonly MissingData _missingData;

    public Alarm(AlarmDefinition definition, MetricStore metrics)
    {
        Definition = definition;
        _series = AlarmSeries.Of(definition, metrics);
        _comparison = Comparison.Parse(definition.ComparisonOperator);
        _missingData = TreatMissingData(definition);
        if (definition.EvaluationPeriods < 1 || definition.DatapointsToAlarm < 1 || definition.DatapointsToAlarm > definition.EvaluationPeriods)
            throw Refuse($"{definition.DatapointsToAlarm} of {definition.EvaluationPeriods} datapoints");
        var longest = _series.Period < OneHour ? LongestRange : LongestRangeOfHours;
        if (_series.Period * definition.EvaluationPeriods > longest)
            throw Refuse($"its periods together are longer than {longest.TotalDays:0} days");
        foreach (var actions in (IReadOnlyList<string>[])[definition.AlarmActions, definition.OkActions, definition.InsufficientDataActions])
        {
            if (actions.Count > MostActions) throw Refuse($"{actions.Count} actions of one state; at most {MostActions} are taken");
            if (actions.FirstOrDefault(action => !IsFunction(action) && !IsTopic(action)) is { } other) throw Refuse($"this machine knows no action {other}");
        }
    }

    public AlarmDefinition Definition { get; }

    public static bool IsFunction(string action) => action.StartsWith("arn:aws:lambda:", StringComparison.Ordinal);

    private static bool IsTopic(string action) => action.StartsWith("arn:aws:sns:", StringComparison.Ordinal);

    public AlarmState State { get; private set; } = AlarmState.InsufficientData;

    public TimeSpan Period => _series.Period;

    /// <summary>Null: the state stays.</summary>
    public AlarmTransition? Evaluate(DateTimeOffset at)
    {
        var end = new DateTimeOffset(at.UtcTicks - (at.UtcTicks % Step.Ticks), TimeSpan.Zero);
        var values = Enumerable.Range(0, AlarmEvaluation.Range(Definition.EvaluationPeriods))
            .Select(back => _series.At(end - (back * Period)))
            .Reverse()
            .ToList();
        var breaches = values.Select(value => value is { } number ? _comparison.Breaches(number, Definition.Threshold) : (bool?)null).ToList();
        var next = AlarmEvaluation.Evaluate(breaches, Definition.EvaluationPeriods, Definition.DatapointsToAlarm, _missingData, State);
        if (next == State) return null;

        var transition = new AlarmTransition(Definition, State, next, Reason(values, next), at);
        State = next;
        return transition;
    }

    // Windows end with a minute, with ten seconds for an alarm of high resolution,
    // and with a full hour for one of several days, which is looked at once an hour.
    private TimeSpan Step => Period * Definition.EvaluationPeriods > LongestRange ? OneHour
        : Period < TimeSpan.FromMinutes(1) ? TimeSpan.FromSeconds(10) : TimeSpan.FromMinutes(1);

    private string Reason(IReadOnlyList<double?> values, AlarmState next)
    {
        var real = values.OfType<double>().TakeLast(Definition.EvaluationPeriods).ToList();
        if (real.Count == 0)
        {
            return next == AlarmState.InsufficientData
                ? "Insufficient Data: no datapoints were received."
                : $"Threshold Crossed: no datapoints were received and the missing ones were treated as [{Definition.TreatMissingData}].";
        }

        var breaching = real.Count(value => _comparison.Breaches(value, Definition.Threshold));
        var listed = string.Join(", ", real.Select(value => value.ToString("0.0###", CultureInfo.InvariantCulture)));
        return string.Create(CultureInfo.InvariantCulture,
            $"Threshold Crossed: {breaching} of the last {real.Count} datapoints [{listed}] {(breaching == 1 ? "was" : "were")} {_comparison.Words} the "
            + $"threshold ({Definition.Threshold:0.0###}) (minimum {Definition.DatapointsToAlarm} for ALARM).");
    }

    private MissingData TreatMissingData(AlarmDefinition definition)
    {
        var declared = definition.TreatMissingData switch
        {
            "missing" => MissingData.Missing,
            "ignore" => MissingData.Ignore,
            "breaching" => MissingData.Breaching,
            "notBreaching" => MissingData.NotBreaching,
            var other => throw Refuse($"'{other}' is no treatment of missing data"),
        };
        // CloudWatch keeps the state of these whatever is declared.
        return definition.Namespace == "AWS/DynamoDB" ? MissingData.Ignore : declared;
    }

    private CloudWatchException Refuse(string why) => new(CloudWatchException.Validation, $"{Definition.Name}: {why}");
}
