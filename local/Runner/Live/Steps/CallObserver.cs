using System.Threading.Channels;

namespace WhatsAppReplies.Local.Runner.Live.Steps;

/// <summary>Observer of the functions' calls: reads them one after the other, behind the backs of those who make them.</summary>
internal sealed class CallObserver(StepReader reader, StepPublisher publisher, ChannelReader<ObservedCall> calls)
{
    /// <summary>By worker: the conversation that it has cleaned up after, and looks at once more.</summary>
    private readonly Dictionary<string, string?> _cleanedUp = new(StringComparer.Ordinal);

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            await foreach (var call in calls.ReadAllAsync(stop)) Look(call);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked to end.
        }
    }

    private void Look(ObservedCall call)
    {
        if (reader.Read(call.Service, call.Operation, call.Request) is not { } step) return;
        // A lock that another message holds, a fragment that is there already: nothing has happened.
        if (!call.Succeeded && step.Name is StepNames.Staged or StepNames.Lock or StepNames.NewRecord or StepNames.KeptLonger or StepNames.StagedAgain) return;

        if (step.Name == StepNames.Read)
        {
            var isAfterCleanUp = _cleanedUp.Remove(call.AccessKeyId, out var cleaned) && cleaned == step.ConversationId;
            step = step with { Name = isAfterCleanUp ? StepNames.LookAgain : StepNames.Read, Facts = Found(call) };
        }

        if (step.Name == StepNames.CleanUp) _cleanedUp[call.AccessKeyId] = step.ConversationId;
        publisher.Publish(step, call.AccessKeyId, isRefused: !call.Succeeded, call.At);
    }

    private static Dictionary<string, object> Found(ObservedCall call)
    {
        if (!call.Succeeded) return [];
        using var answer = System.Text.Json.JsonDocument.Parse(call.Answer);
        return new() { ["fragments"] = answer.RootElement.GetProperty("Count").GetInt32() };
    }
}
