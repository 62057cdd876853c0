namespace WhatsAppReplies.Shared.Telemetry;

/// <param name="Name">As in <see cref="Contract.Telemetry"/>.</param>
/// <param name="Unit">One of CloudWatch's units.</param>
/// <param name="Value">What is counted or measured.</param>
internal readonly record struct MetricValue(string Name, string Unit, double Value);
