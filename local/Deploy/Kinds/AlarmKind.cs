using WhatsAppReplies.Local.Cloud.CloudWatch;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Local.Deploy.Kinds;

internal sealed class AlarmKind(Action<AlarmDefinition> create, AwsAnswers answers) : IResourceKind
{
    public string Type => "aws:cloudwatch/metricAlarm:MetricAlarm";

    public UnderstoodProperties Properties { get; } = new(
        "name", "tags.*", "alarmDescription", "alarmActions", "okActions", "evaluationPeriods",
        "datapointsToAlarm", "threshold", "comparisonOperator", "treatMissingData",
        "namespace", "metricName", "dimensions.*", "statistic", "period",
        "metricQueries[].id", "metricQueries[].label", "metricQueries[].expression", "metricQueries[].returnData",
        "metricQueries[].metric.namespace", "metricQueries[].metric.metricName",
        "metricQueries[].metric.dimensions.*", "metricQueries[].metric.stat", "metricQueries[].metric.period");

    public Task<AwsAnswer> CreateAsync(Declared declared, CancellationToken cancellationToken)
    {
        declared.TagsWithoutEffectHere();
        var name = declared.Text("name");
        var answer = answers.Alarm(name);
        var periods = declared.Integer("evaluationPeriods");
        var alarm = new AlarmDefinition
        {
            Name = name,
            Arn = answer.Arn,
            Description = declared.OptionalText("alarmDescription") ?? "",
            Queries = [.. declared.Parts("metricQueries").Select(Query)],
            Namespace = declared.OptionalText("namespace") ?? "",
            MetricName = declared.OptionalText("metricName") ?? "",
            Dimensions = declared.Map("dimensions"),
            Statistic = declared.OptionalText("statistic") ?? "",
            Period = TimeSpan.FromSeconds(declared.OptionalInteger("period") ?? 0),
            EvaluationPeriods = periods,
            DatapointsToAlarm = declared.OptionalInteger("datapointsToAlarm") ?? periods,
            Threshold = declared.Number("threshold"),
            ComparisonOperator = declared.Text("comparisonOperator"),
            TreatMissingData = declared.OptionalText("treatMissingData") ?? "missing",
            AlarmActions = declared.Texts("alarmActions"),
            OkActions = declared.Texts("okActions"),
        };
        create(alarm);
        return Task.FromResult(answer);
    }

    private static MetricQueryDefinition Query(Declared query)
    {
        query.WithoutEffectHere("label");
        var metric = query.Part("metric");
        return new MetricQueryDefinition
        {
            Id = query.Text("id"),
            Expression = query.OptionalText("expression"),
            ReturnsData = query.OptionalFlag("returnData") ?? false,
            Namespace = metric?.OptionalText("namespace") ?? "",
            MetricName = metric?.Text("metricName") ?? "",
            Dimensions = metric?.Map("dimensions") ?? new Dictionary<string, string>(),
            Statistic = metric?.Text("stat") ?? "",
            Period = TimeSpan.FromSeconds(metric?.Integer("period") ?? 0),
        };
    }
}
