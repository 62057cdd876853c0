using WhatsAppReplies.Local.Cloud.Iam;

namespace WhatsAppReplies.Local.Runner.Scenario;

/// <summary>Phases 4 and 5 of the deployment plan on this machine.</summary>
internal sealed class DeploymentPlan(LocalCloud cloud, RealProviders real, TimeProvider time, Action<string> say)
{
    /// <summary>For one conversation; real providers are slower than the stand-ins.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PatienceWithRealProviders = TimeSpan.FromMinutes(3);

    public async Task<ScenarioResult> RunAsync(IEnumerable<Sample> samples, CancellationToken cancellationToken)
    {
        var points = new List<Point>(await new StackChecks(cloud).RunAsync(cancellationToken));
        var store = new SampleStore(cloud, time);
        using var watch = new TriggerWatch(cloud.Stack.Mapping);
        watch.CameBack += why => say($"a trigger came back: {why}");
        var run = new SampleRun(cloud, store, watch, real, time);
        var patience = real == RealProviders.None ? Patience : PatienceWithRealProviders;

        var conversations = new List<SampleResult>();
        foreach (var sample in samples)
        {
            var result = await run.RunAsync(sample, line => say($"{sample.Name}: {line}"), patience, cancellationToken);
            conversations.Add(result);
            points.AddRange(new ConversationChecks(result).Run());
        }

        points.AddRange(await QueueChecksAsync(store, cancellationToken));
        var permissions = PermissionReport.Of(cloud.State.Roles.Get(cloud.Stack.Function.RoleArn), cloud.State.Roles.Uses);
        return new ScenarioResult(points, conversations, permissions);
    }

    private async Task<IReadOnlyList<Point>> QueueChecksAsync(SampleStore store, CancellationToken cancellationToken)
    {
        var points = new Points(20, "stack");
        var waiting = await store.MessagesInAsync(cloud.Stack.Queue.Url, cancellationToken);
        var dead = await store.MessagesInAsync(cloud.Stack.DeadLetterQueueUrl, cancellationToken);
        points.Add("no trigger is left in the queue", waiting == 0, Plural.Of(waiting, "message"));
        points.Add("the dead-letter queue is empty", dead == 0, Plural.Of(dead, "message"));
        return points.All;
    }
}
