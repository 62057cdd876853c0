using System.Collections.Immutable;
using Pulumi;
using Pulumi.Aws.CloudWatch;

namespace WhatsAppReplies.Infra.Monitoring;

/// <summary>One page that answers: is it working, how fast, at what cost.</summary>
internal sealed class OperationsDashboard : Component
{
    public OperationsDashboard(StackContext stack, AlarmSubject subject, Alarms alarms)
        : base("OperationsDashboard", "dashboard")
    {
        var alarmArns = Output.All(alarms.All.Select(alarm => alarm.Arn));
        Output<string>[] watched = [subject.Function.Function.Name, subject.Queue.Triggers.Name, subject.Queue.DeadLetters.Name];
        var names = Output.All(subject.Inbound is { } inbound ? [.. watched, inbound.Function.Function.Name] : watched);
        Dashboard = new Dashboard("operations", new DashboardArgs
        {
            DashboardName = stack.Names.Dashboard,
            DashboardBody = Output.Tuple(names, alarmArns).Apply(known => Body(stack, known.Item1, known.Item2)),
        }, Child());
        RegisterOutputs();
    }

    public Dashboard Dashboard { get; }

    private static string Body(StackContext stack, ImmutableArray<string> names, ImmutableArray<string> alarmArns)
    {
        var metrics = new DashboardMetrics(stack.Names, names[0], names[1], names[2]);
        var page = new DashboardPage(stack.Settings.Region)
            .Row("Is it working?")
            .Alarms("Alarms", alarmArns)
            .Graph("Triggers and replies", "Sum", metrics.TriggersAndReplies)
            .Graph("Outcomes", "Sum", metrics.Outcomes)
            .Graph("Queues", "Maximum", metrics.Queues)
            .Graph("Failures", "Sum", metrics.Failures)
            .Graph("Resumed turns and sends with an unknown outcome", "Sum", metrics.Recoveries)
            .Row("How fast?")
            .Graph("Half of all turns (ms)", "p50", metrics.Durations)
            .Graph("Slowest of twenty turns (ms)", "p95", metrics.Durations)
            .Graph("Age of the oldest trigger (s)", "Maximum", metrics.Age)
            .Row("At what cost?")
            .Graph("Dollars for the model", "Sum", metrics.Cost)
            .Graph("Tokens", "Sum", metrics.Tokens)
            .Graph("Invocations running at once", "Maximum", metrics.Concurrency);
        if (stack.Settings.PauseAtSpendCeiling)
            page.Graph("Pauses at the spend ceiling, and those that failed", "Sum", metrics.Pauses);
        return (names.Length > 3 ? WithInbound(page, new InboundMetrics(stack.Names, names[3])) : page).ToJson();
    }

    private static DashboardPage WithInbound(DashboardPage page, InboundMetrics metrics) => page
        .Row("What comes in?")
        .Graph("Webhooks and what they staged", "Sum", metrics.Webhooks)
        .Graph("Not taken", "Sum", metrics.NotTaken)
        .Graph("Failures of the inbound function", "Sum", metrics.Failures)
        .Graph("Half of all webhooks (ms)", "p50", metrics.Duration)
        .Graph("Slowest of a hundred webhooks (ms)", "p99", metrics.Duration)
        .Graph("Invocations of the inbound function at once", "Maximum", metrics.Concurrency)
        .Row("What is made up for, and what does not arrive?")
        .Graph("Sweeps", "Sum", metrics.Sweeps)
        .Graph("What sweeps found", "Sum", metrics.Findings)
        .Graph("Undelivered messages by error code", "Sum", metrics.Undelivered);
}
