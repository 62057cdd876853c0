using Pulumi.Aws.CloudWatch;
using WhatsAppReplies.Infra.Pausing;

namespace WhatsAppReplies.Infra.Monitoring;

/// <param name="Name">The last part of the alarm's name.</param>
/// <param name="Cause">A sentence: what has happened when it rings.</param>
/// <param name="FirstAction">A sentence: what to look at or do before anything else.</param>
/// <param name="Args">Metric, threshold and what missing data means.</param>
internal sealed record AlarmDefinition(string Name, string Cause, string FirstAction, MetricAlarmArgs Args)
{
    /// <summary>Whom it pauses when it rings; null: it only tells.</summary>
    public PauseAtCeiling? Pauses { get; init; }
}
