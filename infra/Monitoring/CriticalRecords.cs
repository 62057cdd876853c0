using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.CloudWatch.Inputs;
using WhatsAppReplies.Infra.Functions;
using WhatsAppReplies.Infra.Naming;

namespace WhatsAppReplies.Infra.Monitoring;

/// <summary>Counts the log records that a person must see.</summary>
internal sealed class CriticalRecords : Component
{
    public CriticalRecords(StackContext stack, AlarmSubject subject)
        : base("CriticalRecords", "critical-records")
    {
        Count(stack, "critical", stack.Names.Replies, subject.Logs);
        if (subject.Inbound is { } inbound)
            Count(stack, "inbound-critical", stack.Names.Inbound, inbound.Logs);
        RegisterOutputs();
    }

    private void Count(StackContext stack, string name, FunctionNames names, FunctionLogs logs) => _ = new LogMetricFilter(name, new LogMetricFilterArgs
    {
        Name = stack.Names.LogFilter(name),
        LogGroupName = logs.Group.Name,
        Pattern = Contract.Telemetry.CriticalPattern,
        MetricTransformation = new LogMetricFilterMetricTransformationArgs
        {
            Namespace = names.LogMetrics,
            Name = Contract.Telemetry.Critical,
            Value = "1",
            // Zero while other records are written, so that the graph shows silence as silence and not as a gap.
            DefaultValue = "0",
            Unit = "Count",
        },
    }, Child());
}
