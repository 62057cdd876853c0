using WhatsAppReplies.Local.Runner.Scenario;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Harness;

/// <summary>One conversation in an execution environment that has answered one of the same assistant before: secrets and assistant are cached.</summary>
internal static class WarmTurn
{
    private const int MostTurns = 2 * TestCloud.Concurrency;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<SampleResult> RunAsync(LocalCloud cloud)
    {
        var sample = Sample.ReadAll().First(sample => sample.Origin == SampleOrigin.Staged);
        using var watch = new TriggerWatch(cloud.Stack.Mapping);
        var run = new SampleRun(cloud, new SampleStore(cloud, TimeProvider.System), watch, RealProviders.None, TimeProvider.System);

        // A turn may come to any environment that is free. Each is warm after its first, so with one turn more than there are environments one was warm.
        var warm = new HashSet<string>(StringComparer.Ordinal);
        for (var turn = 1; turn <= MostTurns; turn++)
        {
            var result = await run.RunAsync(Another(sample, turn), _ => { }, Patience, CancellationToken.None);
            // Several only when a trigger of an earlier sample came back meanwhile: then the calls are not this turn's alone.
            var environments = result.Logs.Select(record => record.Stream).Distinct().ToList();
            if (environments.Count == 1 && !warm.Add(environments[0])) return result;
        }

        throw new InvalidOperationException($"None of {MostTurns} turns came to an environment that had answered before and had it alone.");
    }

    /// <summary>The same of another customer, with another text and no conversation at the model's service yet.</summary>
    private static Sample Another(Sample sample, int turn)
    {
        var record = sample.Conversation.DeepClone().AsObject();
        record[Contract.Conversations.ConversationId] = $"{sample.ConversationId}#warm-{turn}";
        record[Contract.Conversations.PrimaryChannel] = $"{sample.PrimaryChannel[..^2]}{turn + 40}";
        record.Remove(Contract.Conversations.ThreadId);
        return sample with { Conversation = record, Staged = [.. sample.Staged.Select(fragment => fragment with { Body = $"{fragment.Body} ({turn})" })] };
    }
}
