using WhatsAppReplies.Local.Cloud.Iam;
using WhatsAppReplies.Local.Plan.Checks;
using WhatsAppReplies.Local.Runner.Scenario.Reports;

namespace WhatsAppReplies.Local.Runner.Scenario;

/// <summary>Phases 4 and 5 of the deployment plan on this machine.</summary>
/// <param name="cloud">Where they are carried out.</param>
/// <param name="real">Which services are real ones.</param>
/// <param name="time">Of what is measured.</param>
/// <param name="say">Takes what somebody who waits wants to know: how many conversations there are, and triggers that come back.</param>
/// <param name="note">Takes what each conversation comes to on its way.</param>
internal sealed class DeploymentPlan(LocalCloud cloud, RealProviders real, TimeProvider time, Action<string> say, Action<string> note)
{
    /// <summary>For one conversation; real providers are slower than the stand-ins.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PatienceWithRealProviders = TimeSpan.FromMinutes(3);

    public async Task<ScenarioResult> RunAsync(IEnumerable<Sample> samples, CancellationToken cancellationToken)
    {
        var points = new List<Point>(await new StackChecks(cloud).RunAsync(cancellationToken));
        var store = new SampleStore(cloud, time);
        using var watch = new TriggerWatch(cloud.Stack.Mapping);
        await using var lines = new TriggerLines(
            cloud.Stack.Mapping, cloud.State.Logs.Group(cloud.Stack.Function.LogGroupName), say, onlyThoseThatCameBack: true, time);
        var run = new SampleRun(cloud, store, watch, real, time);
        var patience = real == RealProviders.None ? Patience : PatienceWithRealProviders;

        // Those that begin at a phone wait for the quiet time together; the others have the stack to themselves, one after the other.
        var conversations = new List<SampleResult>();
        foreach (var company in samples.Where(BeginsAtThePhone).Select(sample => sample.CompanyNumber).Distinct().ToList())
            await SampleNumber.DeclareAsync(cloud, company, cancellationToken);
        var possible = samples.Where(sample => HasPhones || !sample.NeedsAPhone);
        say(Waiting(possible.Count(), possible.Count(BeginsAtThePhone)));
        conversations.AddRange(await Task.WhenAll(possible.Where(BeginsAtThePhone).Select(sample => RunAsync(sample, patience))));
        // Gone through anew: some are made only when their turn has come.
        foreach (var sample in possible.Where(sample => !BeginsAtThePhone(sample)))
            conversations.Add(await RunAsync(sample with { Origin = SampleOrigin.Staged }, patience));
        points.AddRange(conversations.SelectMany(result => new ConversationChecks(result).Run()));

        points.AddRange(await QueueChecksAsync(store, cancellationToken));
        return new ScenarioResult(
            points,
            conversations,
            PermissionReport.Of(cloud.Stack.Functions.Select(function => cloud.State.Roles.Get(function.RoleArn)), cloud.State.Roles.Uses));

        Task<SampleResult> RunAsync(Sample sample, TimeSpan limit) => run.RunAsync(sample, line => note($"{sample.Name}: {line}"), limit, cancellationToken);
    }

    private string Waiting(int all, int onPhones) =>
        onPhones == 0
            ? Plural.Of(all, "conversation")
            : $"{Plural.Of(all, "conversation")}, {onPhones} of them written on phones; quiet time {cloud.Stack.Inbound?.QuietTime.TotalSeconds:0} s";

    /// <summary>Real customers have real phones: where the real service sends, what a sample's customer wrote is staged.</summary>
    private bool HasPhones => cloud.Stack.Inbound is not null && real.Twilio is null;

    private bool BeginsAtThePhone(Sample sample) => HasPhones && sample.Origin != SampleOrigin.Staged;

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
