using System.Collections.Concurrent;
using System.Net;
using WhatsAppReplies.Local.Cloud.Gateway;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Harness;

/// <summary>
/// Fault injection for the calls about one conversation. Each fault is for one kind of call, and happens once unless it says otherwise.
/// </summary>
internal sealed class CustomerFaults(ConversationFaults all)
{
    /// <summary>Longer than it takes a reader of the first half to ask for the second.</summary>
    private static readonly TimeSpan BetweenHalves = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly List<Fault> _faults = [];

    private readonly ConcurrentQueue<TimeSpan> _visibilities = new();

    /// <summary>After how long workers wanted the conversation's triggers back, one for each time that they said so.</summary>
    public IReadOnlyList<TimeSpan> Visibilities => [.. _visibilities];

    /// <summary>When a worker of the conversation was killed last.</summary>
    public DateTimeOffset? KilledAt { get; private set; }

    /// <summary>Who works, or worked last, on the conversation.</summary>
    public string? Worker { get; set; }

    public void KillWorker() => _ = KillAsync(Worker!);

    /// <summary>The call never arrives: its caller is dead.</summary>
    public void KillBefore(TurnCall kind) => Once(kind, async (call, _) =>
    {
        await KillAsync(call.AccessKeyId);
        throw ServerError();
    });

    /// <summary>The call is carried out, and nobody hears of it.</summary>
    public void KillAfter(TurnCall kind) => Once(kind, async (call, carryOut) =>
    {
        var answer = await carryOut();
        await KillAsync(call.AccessKeyId);
        return answer;
    });

    /// <summary>The call is carried out, but its answer is a server error.</summary>
    public void FailAfter(TurnCall kind) => Once(kind, async (_, carryOut) =>
    {
        await carryOut();
        throw ServerError();
    });

    /// <summary>The call is carried out, and half of its answer comes later than the rest.</summary>
    public void AnswerInHalves(TurnCall kind) => Add(kind, _ => true, async (_, carryOut) => await carryOut() with { PauseWithin = BetweenHalves });

    /// <summary>Refused from the first such call on.</summary>
    public void RefuseFor(TurnCall kind, TimeSpan duration)
    {
        var began = new Lazy<long>(() => TimeProvider.System.GetTimestamp());
        Add(kind, _ => TimeProvider.System.GetElapsedTime(began.Value) < duration, (_, _) => throw ServerError());
    }

    public void Refuse(TurnCall kind) => Add(kind, _ => true, (_, _) => throw ServerError());

    /// <summary>The first worker that makes this call waits in it; when what happens meanwhile has ended, the call is carried out.</summary>
    public void HoldFirstWorkerIn(TurnCall kind, Func<Task> meanwhile)
    {
        string? held = null;
        var happening = new Lazy<Task>(meanwhile);
        Add(kind, call => call.AccessKeyId == (held ??= call.AccessKeyId), async (_, carryOut) =>
        {
            await happening.Value;
            return await carryOut();
        });
    }

    /// <summary>Everybody but the first worker that makes this call waits in it.</summary>
    public void HoldLaterWorkersIn(TurnCall kind, Task until)
    {
        string? first = null;
        Add(kind, call => call.AccessKeyId != (first ??= call.AccessKeyId), async (_, carryOut) =>
        {
            await until;
            return await carryOut();
        });
    }

    public Task<AwsHttpAnswer> AnswerAsync(FunctionCall call, Func<Task<AwsHttpAnswer>> carryOut)
    {
        if (call.Kind == TurnCall.Visibility) _visibilities.Enqueue(call.Visibility);
        Fault? fault;
        lock (_gate) fault = _faults.Find(fault => fault.Kind == call.Kind && fault.Takes(call));
        return fault is null ? carryOut() : fault.Answer(call, carryOut);
    }

    private Task KillAsync(string worker)
    {
        KilledAt = TimeProvider.System.GetUtcNow();
        return all.KillAsync(worker);
    }

    private void Once(TurnCall kind, Func<FunctionCall, Func<Task<AwsHttpAnswer>>, Task<AwsHttpAnswer>> answer)
    {
        var left = 1;
        Add(kind, _ => left-- > 0, answer);
    }

    private void Add(TurnCall kind, Func<FunctionCall, bool> takes, Func<FunctionCall, Func<Task<AwsHttpAnswer>>, Task<AwsHttpAnswer>> answer)
    {
        lock (_gate) _faults.Add(new Fault(kind, takes, answer));
    }

    private static AwsException ServerError() =>
        new(new AwsError((int)HttpStatusCode.InternalServerError, "InternalServerError", "A fault of this test."));

    /// <param name="Kind">The calls that it may take.</param>
    /// <param name="Takes">Asked under the lock, one call at a time.</param>
    /// <param name="Answer">Instead of the service's.</param>
    private sealed record Fault(TurnCall Kind, Func<FunctionCall, bool> Takes, Func<FunctionCall, Func<Task<AwsHttpAnswer>>, Task<AwsHttpAnswer>> Answer);
}
