using Pulumi;

namespace WhatsAppReplies.Infra.Webhooks;

internal sealed class ScheduleRuleArgs : ResourceArgs
{
    [Input("name")]
    public required Input<string> Name { get; init; }

    [Input("description")]
    public required Input<string> Description { get; init; }

    [Input("scheduleExpression")]
    public required Input<string> ScheduleExpression { get; init; }

    [Input("tags")]
    public required InputMap<string> Tags { get; init; }
}
