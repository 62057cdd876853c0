using App.Tests.Simulation.Engine;
using App.Tests.Simulation.World;
using WhatsAppReplies;
using WhatsAppReplies.Shared.Staging;
using Names = WhatsAppReplies.Contract.Conversations;

namespace App.Tests.Simulation.Invariants;

/// <summary>
/// Invariants of how long a message waits. P3: after a sweep that nothing disturbed no message of the customer waits for somebody to stage it, nor for its
/// trigger. Sweeps come every minute, so a message has its trigger within the quiet time and three minutes, and for each sweep that fails a minute more.
/// Once nothing fails any more, it is answered within that time and the two minutes in which a dead worker's claim ends.
/// </summary>
internal sealed class WaitInvariants(SimulatedWorld world, SimulatedInbound inbound)
{
    /// <summary>By which two clocks may differ, with the time that a request takes.</summary>
    private static readonly TimeSpan Clocks = TimeSpan.FromSeconds(15);

    /// <summary>After the quiet time a trigger is due, and until then the lock of whoever owes it stands.</summary>
    private static readonly TimeSpan AfterQuietTime = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan LeastAge = TimeSpan.FromMinutes(1);

    /// <summary>As far back as a sweep asks the provider.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(30);

    /// <summary>Beside the quiet time: until a trigger counts as missed, and the next sweep.</summary>
    private static readonly TimeSpan UntilTrigger = TimeSpan.FromMinutes(3);

    /// <summary>Within which a claim that somebody has left ends by itself.</summary>
    private static readonly TimeSpan DeadClaim = TimeSpan.FromMinutes(2);

    private readonly Dictionary<string, TimeSpan> _staged = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TimeSpan> _recorded = new(StringComparer.Ordinal);
    private TimeSpan? _faultsEnded;

    /// <summary>Conversations that a sweep has found with somebody at work on them, or with a trigger that comes back, or left to a person.</summary>
    private readonly Dictionary<Worker, List<SimulatedConversation>> _taken = [];

    public void Began(Worker worker) => _taken.Remove(worker);

    /// <summary>A message was staged; a later one of the same changes nothing.</summary>
    public void Staged(string sid) => _staged.TryAdd(sid, world.Context.Timeline.Now);

    /// <summary>The inbound function has read the record.</summary>
    public void Looked(Worker worker, SimulatedConversation conversation)
    {
        if (conversation.Record?.GetValueOrDefault(Names.Status)?.S
            is not (Contract.Statuses.Processing or Contract.Statuses.Retry or Contract.Statuses.ReplyFailed))
        {
            return;
        }

        if (!_taken.TryGetValue(worker, out var taken))
            _taken[worker] = taken = [];
        taken.Add(conversation);
    }

    /// <summary>A sweep has come to its end, in time, and every call was answered as it should be.</summary>
    public void Ended(Worker worker)
    {
        foreach (var sid in inbound.Taken)
        {
            if (inbound.HasTrigger(sid) || inbound.IsRecorded(sid))
                continue;

            var age = worker.StartedAt - inbound.TakenAt(sid);
            if (!_staged.TryGetValue(sid, out var stagedAt))
            {
                if (age > LeastAge + Clocks && age < Window - Clocks)
                    world.Context.Violate($"P3: {worker} swept, and {sid}, which no webhook had brought, is not staged");
                continue;
            }

            var due = inbound.QuietTime + AfterQuietTime + Clocks;
            if (worker.StartedAt - stagedAt > due && !IsTaken(worker, sid, worker.StartedAt - due))
                world.Context.Violate($"P3: {worker} swept, and {sid}, which was staged long before, has no trigger");
        }
    }

    public void Recorded(string sid) => _recorded.TryAdd(sid, world.Context.Timeline.Now);

    /// <summary>Called at quiescence; from the first one on nothing fails.</summary>
    public void CheckQuiescence()
    {
        foreach (var sid in inbound.Taken)
        {
            if (!(inbound.TakenAt(sid) >= _faultsEnded) || !_recorded.TryGetValue(sid, out var recordedAt))
                continue;

            var waited = recordedAt - inbound.TakenAt(sid);
            if (waited > inbound.QuietTime + UntilTrigger + DeadClaim)
                world.Context.Violate($"P3: {sid} waited {waited.TotalSeconds:0} s for its answer, although nothing failed");
        }

        _faultsEnded ??= world.Context.Timeline.Now;
    }

    private bool IsTaken(Worker worker, string sid, TimeSpan since)
    {
        foreach (var conversation in world.CustomersConversations)
        {
            if (world.Staged.Find(StageItem.Key(conversation.Id, sid)) is null)
                continue;

            // A lock that was taken meanwhile keeps the others waiting for as long again, should its trigger not be sent.
            return conversation.Locks.StandsSince > since || _taken.GetValueOrDefault(worker)?.Contains(conversation) == true;
        }

        return true;
    }
}
