using Pulumi.Aws.CloudWatch;

namespace WhatsAppReplies.Infra.Monitoring;

/// <summary>Every alarm says why it rings and what to do first.</summary>
internal sealed class Alarms : Component
{
    public Alarms(StackContext stack, AlarmSubject subject, AlarmTopic topic)
        : base("Alarms", "alarms")
    {
        AlarmDefinition[] definitions =
        [
            .. FunctionAlarms.Of(stack, subject.Function.Function.Name),
            .. QueueAlarms.Of(stack, subject.Queue),
            QueueAlarms.OfHandOffs(stack, subject.HandOffs),
            ReplyAlarms.NoReplies(stack, subject),
            .. subject.Inbound is { } inbound ? WebhookAlarms.Of(stack, inbound) : [],
            .. subject.Inbound is { } sweeping ? SweepAlarms.Of(stack, sweeping) : [],
            .. subject.Inbound is { } reporting ? DeliveryAlarms.Of(stack, reporting) : [],
        ];
        All = [.. definitions.Select(definition => Make(stack, definition, topic))];
        RegisterOutputs();
    }

    public IReadOnlyList<MetricAlarm> All { get; }

    /// <summary>A section for each alarm, under its name.</summary>
    private const string Page = "docs/operations.md";

    private MetricAlarm Make(StackContext stack, AlarmDefinition definition, AlarmTopic topic)
    {
        var args = definition.Args;
        args.Name = stack.Names.Alarm(definition.Name);
        args.AlarmDescription = $"{definition.Cause} First: {definition.FirstAction} More: {Page}#{definition.Name}.";
        args.AlarmActions = topic.Topic.Arn;
        args.OkActions = topic.Topic.Arn;
        args.Tags = stack.Names.Tags;
        return new MetricAlarm(definition.Name, args, Child());
    }
}
