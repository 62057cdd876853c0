using WhatsAppReplies.Local.Cloud.CloudWatch.Logs;
using WhatsAppReplies.Local.Deploy.Kinds;
using WhatsAppReplies.Local.Providers.Twilio;

namespace WhatsAppReplies.Local.Runner.Scenario;

/// <summary>Carries steps 18 to 20 out for one sample: puts it, sends its trigger, waits until that is acknowledged, and looks.</summary>
internal sealed class SampleRun(LocalCloud cloud, SampleStore store, TriggerWatch watch, RealProviders real, TimeProvider time)
{
    private const string ServerConversation = "conv_";

    public async Task<SampleResult> RunAsync(Sample sample, Action<string> say, TimeSpan patience, CancellationToken cancellationToken)
    {
        sample = PrepareThread(sample).SentBefore(time.GetUtcNow());
        await store.PutAsync(sample, cancellationToken);
        var (logged, called, started) = (Group.Events.Count, cloud.Calls.Calls.Count, time.GetTimestamp());
        var trigger = await store.SendTriggerAsync(sample, cancellationToken);
        say($"record and {Plural.Of(sample.Staged.Count, "fragment")} put, trigger sent");

        var acknowledged = await WaitAsync(watch.AcknowledgedAsync(trigger), patience, cancellationToken);
        var result = new SampleResult
        {
            Sample = sample,
            Acknowledged = acknowledged,
            Duration = time.GetElapsedTime(started),
            Record = await store.RecordAsync(sample, cancellationToken),
            StagedLeft = await store.StagedAsync(sample, cancellationToken),
            LockLeft = await store.IsLockedAsync(sample, cancellationToken),
            OnPhone = real.Twilio is null ? Phone(sample) : null,
            Logs = [.. Group.Events.Skip(logged)],
            Calls = [.. cloud.Calls.Calls.Skip(called).Where(record => record.Call.SessionName != EventSourceMappingKind.SessionName)],
        };
        say($"{result.Text(Contract.Conversations.Status)} after {result.Duration.TotalSeconds:0.00} s, {Plural.Of(result.Calls.Count, "AWS call")}");
        return result;
    }

    private LogGroup Group => cloud.State.Logs.Group(cloud.Stack.Function.LogGroupName);

    /// <summary>The stand-in knows only conversations that it was told of, and the real service none of a sample's.</summary>
    private Sample PrepareThread(Sample sample)
    {
        if (sample.ThreadId is not { } thread || !thread.StartsWith(ServerConversation, StringComparison.Ordinal))
        {
            return sample;
        }

        if (real.OpenAiApiKey is null)
        {
            cloud.Providers.OpenAi.Conversations.Add(thread);
            return sample;
        }

        var copy = sample with { Conversation = sample.Conversation.DeepClone().AsObject() };
        copy.Conversation.Remove(Contract.Conversations.ThreadId);
        return copy;
    }

    private IReadOnlyList<PhoneMessage> Phone(Sample sample) => cloud.Providers.Twilio.Phones[sample.PrimaryChannel].Shown;

    private async Task<bool> WaitAsync(Task acknowledged, TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            await acknowledged.WaitAsync(patience, time, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
