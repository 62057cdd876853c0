using Pulumi;

namespace WhatsAppReplies.Infra.Webhooks;

/// <summary>What EventBridge does with an event that Lambda did not take.</summary>
internal sealed class ScheduleRetryArgs : ResourceArgs
{
    [Input("maximumRetryAttempts")]
    public required Input<int> MaximumRetryAttempts { get; init; }

    [Input("maximumEventAgeInSeconds")]
    public required Input<int> MaximumEventAgeInSeconds { get; init; }
}
