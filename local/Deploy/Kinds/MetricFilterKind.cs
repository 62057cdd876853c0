using System.Globalization;
using WhatsAppReplies.Local.Cloud.CloudWatch;
using WhatsAppReplies.Local.Cloud.CloudWatch.Logs;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Local.Deploy.Kinds;

internal sealed class MetricFilterKind(LogService logs) : IResourceKind
{
    public string Type => "aws:cloudwatch/logMetricFilter:LogMetricFilter";

    public UnderstoodProperties Properties { get; } = new(
        "name", "logGroupName", "pattern",
        "metricTransformation.namespace", "metricTransformation.name", "metricTransformation.value",
        "metricTransformation.defaultValue", "metricTransformation.unit");

    public Task<AwsAnswer> CreateAsync(Declared declared, CancellationToken cancellationToken)
    {
        var transformation = declared.Part("metricTransformation") ?? throw declared.Wrong("metricTransformation", "it is missing");
        var filter = new MetricFilterDefinition
        {
            Name = declared.Text("name"),
            LogGroupName = declared.Text("logGroupName"),
            Pattern = declared.Text("pattern"),
            Namespace = transformation.Text("namespace"),
            MetricName = transformation.Text("name"),
            Value = transformation.Text("value"),
            DefaultValue = DefaultValue(transformation),
            Unit = transformation.OptionalText("unit") ?? "None",
        };
        logs.PutMetricFilter(filter);
        return Task.FromResult(AwsAnswers.MetricFilter(filter.Name));
    }

    private static double? DefaultValue(Declared transformation) =>
        transformation.OptionalText("defaultValue") is not { } text ? null
        : double.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value
        : throw transformation.Wrong("defaultValue", "a number is expected");
}
