using Pulumi;

namespace WhatsAppReplies.Infra.Webhooks;

/// <summary>An EventBridge rule that makes events by the clock.</summary>
internal sealed class ScheduleRule(string name, ScheduleRuleArgs args, CustomResourceOptions options)
    : AwsResource("aws:cloudwatch/eventRule:EventRule", name, args, options)
{
    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;
}
