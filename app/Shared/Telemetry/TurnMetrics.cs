using System.Text.Json;

namespace WhatsAppReplies.Shared.Telemetry;

/// <summary>Writes one summary record and one line of embedded metrics for every trigger that was worked on.</summary>
internal interface ITurnMetrics
{
    void Write(ILog log, TurnSummary summary);
}

internal sealed class TurnMetrics(LineSink sink, TimeProvider time, string functionName) : ITurnMetrics
{
    public void Write(ILog log, TurnSummary summary)
    {
        if (log.Writes(summary.Severity))
            log.Write(summary.Severity, "Trigger finished", [.. SummaryFields.Of(summary)]);
        WriteMetrics(summary);
    }

    /// <summary>Written whatever the log level: a metric is not a log record, and it carries no level that the metric filter could match.</summary>
    private void WriteMetrics(TurnSummary summary)
    {
        var metrics = MetricValues.Of(summary);
        JsonLine.Write(sink, (Metrics: metrics, Time: time.GetUtcNow(), FunctionName: functionName), static (writer, state) =>
        {
            WriteDirective(writer, state.Metrics, state.Time);
            writer.WriteString(Contract.Telemetry.FunctionDimension, state.FunctionName);
            foreach (var metric in state.Metrics)
                writer.WriteNumber(metric.Name, metric.Value);
        });
    }

    private static void WriteDirective(Utf8JsonWriter writer, IReadOnlyList<MetricValue> metrics, DateTimeOffset now)
    {
        writer.WriteStartObject("_aws");
        writer.WriteNumber("Timestamp", now.ToUnixTimeMilliseconds());
        writer.WriteStartArray("CloudWatchMetrics");
        writer.WriteStartObject();
        writer.WriteString("Namespace", Contract.Telemetry.Namespace);

        writer.WriteStartArray("Dimensions");
        writer.WriteStartArray();
        writer.WriteStringValue(Contract.Telemetry.FunctionDimension);
        writer.WriteEndArray();
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
}
