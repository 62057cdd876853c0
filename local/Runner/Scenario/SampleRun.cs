using WhatsAppReplies.Local.Cloud.CloudWatch.Logs;
using WhatsAppReplies.Local.Cloud.Gateway;
using WhatsAppReplies.Local.Deploy.Kinds;
using WhatsAppReplies.Local.Providers.Twilio;

namespace WhatsAppReplies.Local.Runner.Scenario;

/// <summary>Carries steps 18 to 20 out for one sample: lets its messages come, waits until their trigger is acknowledged, and looks.</summary>
internal sealed class SampleRun(LocalCloud cloud, SampleStore store, TriggerWatch watch, RealProviders real, TimeProvider time)
{
    private const string ServerConversation = "conv_";

    public async Task<SampleResult> RunAsync(Sample sample, Action<string> say, TimeSpan patience, CancellationToken cancellationToken)
    {
        sample = PrepareThread(sample).SentBefore(time.GetUtcNow());
        var (logged, called, started) = (Group.Events.Count, cloud.Calls.Calls.Count, time.GetTimestamp());
        var arrival = await BeginAsync(sample, say, cancellationToken);

        var acknowledged = await WaitAsync(arrival.Acknowledged, patience, cancellationToken);
        await cloud.Providers.Twilio.Network.UntilStatusesAreToldAsync(cancellationToken);
        sample = arrival.Sample;
        var result = new SampleResult
        {
            Sample = sample,
            Webhooks = arrival.Webhooks,
            Acknowledged = acknowledged,
            Duration = time.GetElapsedTime(started),
            Record = await store.RecordAsync(sample, cancellationToken),
            StagedLeft = await store.StagedAsync(sample, cancellationToken),
            LockLeft = await store.IsLockedAsync(sample, cancellationToken),
            OnPhone = real.Twilio is null ? Phone(sample) : null,
            Logs = [.. Group.Events.Skip(logged).Where(record => IsAbout(sample, record))],
            Calls = sample.Origin == SampleOrigin.Staged ? [.. cloud.Calls.Calls.Skip(called).Where(IsOfTheReplyFunction)] : [],
        };
        say($"{result.Text(Contract.Conversations.Status)} after {result.Duration.TotalSeconds:0.00} s");
        return result;
    }

    private async Task<Arrival> BeginAsync(Sample sample, Action<string> say, CancellationToken cancellationToken)
    {
        if (sample.Origin != SampleOrigin.Staged && cloud.Stack.Inbound is { } inbound)
            return await new PhoneArrival(cloud, inbound, store, watch).BeginAsync(sample, say, cancellationToken);

        await store.PutAsync(sample, cancellationToken);
        var trigger = await store.SendTriggerAsync(sample, cancellationToken);
        say($"record and {Plural.Of(sample.Staged.Count, "fragment")} put by another system, trigger sent");
        return new Arrival(sample with { Origin = SampleOrigin.Staged }, [], watch.AcknowledgedAsync(trigger));
    }

    private bool IsOfTheReplyFunction(CallRecord record) =>
        record.Call.RoleArn == cloud.Stack.Function.RoleArn && record.Call.SessionName != EventSourceMappingKind.SessionName;

    /// <summary>Others go on at the same time; whoever stages alone has the log alone.</summary>
    private static bool IsAbout(Sample sample, LogEvent record) =>
        sample.Origin == SampleOrigin.Staged || record.Message.Contains(LogRecords.HashOf(sample.ConversationId), StringComparison.Ordinal);

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
