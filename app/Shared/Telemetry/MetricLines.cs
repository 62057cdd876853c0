using System.Globalization;
using System.Text.Json;

namespace WhatsAppReplies.Shared.Telemetry;

/// <summary>
/// Lines of embedded metrics. Written whatever the log level: a metric is not a log record, and it carries no level that the metric filter could
/// match.
/// </summary>
internal sealed class MetricLines(LineSink sink, TimeProvider time, string functionName)
{
    public void Write(IReadOnlyList<MetricValue> metrics) => Write(metrics, null);

    /// <summary>A count in all, and by a value that few different ones exist of.</summary>
    public void Write(string name, double value, (string Dimension, int Value) by) =>
        Write([new(name, "Count", value)], (by.Dimension, by.Value.ToString(CultureInfo.InvariantCulture)));

    private void Write(IReadOnlyList<MetricValue> metrics, (string Dimension, string Value)? by) =>
        JsonLine.Write(sink, (Metrics: metrics, Time: time.GetUtcNow(), FunctionName: functionName, By: by), static (writer, state) =>
        {
            WriteDirective(writer, state.Metrics, state.Time, state.By?.Dimension);
            writer.WriteString(Contract.Telemetry.FunctionDimension, state.FunctionName);
            if (state.By is { } by)
                writer.WriteString(by.Dimension, by.Value);
            foreach (var metric in state.Metrics)
                writer.WriteNumber(metric.Name, metric.Value);
        });

    private static void WriteDirective(Utf8JsonWriter writer, IReadOnlyList<MetricValue> metrics, DateTimeOffset now, string? dimension)
    {
        writer.WriteStartObject("_aws");
        writer.WriteNumber("Timestamp", now.ToUnixTimeMilliseconds());
        writer.WriteStartArray("CloudWatchMetrics");
        writer.WriteStartObject();
        writer.WriteString("Namespace", Contract.Telemetry.Namespace);

        writer.WriteStartArray("Dimensions");
        WriteNames(writer, Contract.Telemetry.FunctionDimension);
        if (dimension is not null)
            WriteNames(writer, Contract.Telemetry.FunctionDimension, dimension);
        writer.WriteEndArray();

        writer.WriteStartArray("Metrics");
        foreach (var metric in metrics)
        {
            writer.WriteStartObject();
            writer.WriteString("Name", metric.Name);
            writer.WriteString("Unit", metric.Unit);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteNames(Utf8JsonWriter writer, params ReadOnlySpan<string> names)
    {
        writer.WriteStartArray();
        foreach (var name in names)
            writer.WriteStringValue(name);
        writer.WriteEndArray();
    }
}
