using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.CloudWatch.Inputs;
using WhatsAppReplies.Infra.Functions;

namespace WhatsAppReplies.Infra.Monitoring;

/// <summary>Counts the log records that a person must see.</summary>
internal sealed class CriticalRecords : Component
{
    public CriticalRecords(StackContext stack, FunctionLogs logs)
        : base("CriticalRecords", "critical-records")
    {
        _ = new LogMetricFilter("critical", new LogMetricFilterArgs
        {
            Name = stack.Names.CriticalFilter,
            LogGroupName = logs.Group.Name,
            Pattern = Contract.Telemetry.CriticalPattern,
            MetricTransformation = new LogMetricFilterMetricTransformationArgs
            {
                Namespace = stack.Names.LogMetrics,
                Name = Contract.Telemetry.Critical,
                Value = "1",
                // Zero while other records are written, so that the graph shows silence as silence and not as a gap.
                DefaultValue = "0",
                Unit = "Count",
            },
        }, Child());
        RegisterOutputs();
    }
}
