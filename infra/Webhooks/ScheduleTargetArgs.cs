using Pulumi;

namespace WhatsAppReplies.Infra.Webhooks;

internal sealed class ScheduleTargetArgs : ResourceArgs
{
    [Input("rule", required: true)]
    public required Input<string> Rule { get; init; }

    [Input("targetId")]
    public required Input<string> TargetId { get; init; }

    [Input("arn", required: true)]
    public required Input<string> Arn { get; init; }

    /// <summary>The whole event, as JSON.</summary>
    [Input("input")]
    public required Input<string> Event { get; init; }

    [Input("retryPolicy")]
    public required Input<ScheduleRetryArgs> RetryPolicy { get; init; }
}
