using Pulumi.Aws.CloudWatch;

namespace WhatsAppReplies.Infra.Monitoring;

/// <summary>Every alarm says why it rings and what to do first, and has a query of the logs beside it.</summary>
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
            .. SpendAlarms.Of(stack, subject),
            .. subject.Pause is { } pause ? [PauseAlarms.Of(stack, pause)] : Array.Empty<AlarmDefinition>(),
            .. subject.Inbound is { } inbound ? WebhookAlarms.Of(stack, inbound) : [],
            .. subject.Inbound is { } sweeping ? SweepAlarms.Of(stack, sweeping) : [],
            .. subject.Inbound is { } reporting ? DeliveryAlarms.Of(stack, reporting) : [],
        ];
        All = [.. definitions.Select(definition => Make(stack, definition, topic))];
        foreach (var definition in definitions)
            Save(stack, definition.Name, subject);
        RegisterOutputs();
    }

    public IReadOnlyList<MetricAlarm> All { get; }

    /// <summary>A section for each alarm, under its name.</summary>
    private const string Page = "docs/operations.md";

    private void Save(StackContext stack, string alarm, AlarmSubject subject)
    {
        var query = AlarmQueries.Of(alarm);
        _ = new SavedQuery(alarm, new SavedQueryArgs
        {
            Name = stack.Names.Query(alarm),
            LogGroupNames = subject.LogsOf(query.Source).Group.Name,
            QueryString = query.Text,
        }, Child());
    }

    /// <summary>What follows an address, a mail program takes for a part of it.</summary>
    private static string SectionOf(AlarmDefinition definition, StackContext stack) =>
        stack.Settings.OperationsPage is { } page ? $"{page}#{definition.Name}" : $"{Page}#{definition.Name}.";

    private MetricAlarm Make(StackContext stack, AlarmDefinition definition, AlarmTopic topic)
    {
        var args = definition.Args;
        args.Name = stack.Names.Alarm(definition.Name);
        args.AlarmDescription =
            $"{definition.Cause} First: {definition.FirstAction} Query: {stack.Names.Query(definition.Name)}. More: {SectionOf(definition, stack)}";
        args.AlarmActions = definition.Pauses is { } pause ? [topic.Topic.Arn, pause.Function.Live.Arn] : topic.Topic.Arn;
        args.OkActions = topic.Topic.Arn;
        args.Tags = stack.Names.Tags;
        return new MetricAlarm(definition.Name, args, Child([.. definition.Pauses?.Invocations.All ?? []]));
    }
}
