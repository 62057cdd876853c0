using Pulumi;

namespace WhatsAppReplies.Infra.Webhooks;

/// <summary>Whom a rule's events go to, and what they say.</summary>
internal sealed class ScheduleTarget(string name, ScheduleTargetArgs args, CustomResourceOptions options)
    : AwsResource("aws:cloudwatch/eventTarget:EventTarget", name, args, options);
