namespace WhatsAppReplies.Local.Cloud.CloudWatch.Metrics;

internal sealed record MetricDatum(MetricId Metric, double Value, DateTimeOffset Timestamp, string Unit = "None");
