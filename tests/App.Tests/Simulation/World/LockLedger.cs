using Amazon.DynamoDBv2.Model;
using App.Tests.Simulation.Engine;
using WhatsAppReplies;

namespace App.Tests.Simulation.World;

/// <summary>
/// Ledger of the conversation's trigger lock: who took it for which message, who found it taken, and whether its trigger was sent. From then on those messages
/// are the business of the queue; before that of the provider, who repeats, and of the sweep.
/// </summary>
internal sealed class LockLedger
{
    private readonly Dictionary<Worker, TakenLock> _newest = [];
    private readonly HashSet<string> _withTrigger = new(StringComparer.Ordinal);
    private TakenLock? _standing;

    /// <summary>When the lock that stands was taken; nothing where none does.</summary>
    public TimeSpan? StandsSince => _standing?.At;

    /// <summary>The lock stands, and its trigger was not sent.</summary>
    public bool OwesTrigger => _standing is { IsSent: false };

    public bool HasTrigger(string sid) => _withTrigger.Contains(sid);

    /// <summary>The lock stands for this very message, and its trigger was not sent.</summary>
    public bool Owes(string sid) => _standing is { IsSent: false } lockOf && lockOf.Sid == sid;

    /// <summary>The process has taken the lock in its present invocation and sent no trigger.</summary>
    public bool Owes(Worker worker) => _newest.TryGetValue(worker, out var taken) && !taken.IsSent && taken.At >= worker.StartedAt;

    /// <param name="after">The lock; nothing: it was deleted.</param>
    /// <param name="worker">Whose request it was.</param>
    /// <param name="isLate">Whoever made the request does not wait for it any more.</param>
    /// <param name="now">In true time.</param>
    public void Changed(Dictionary<string, AttributeValue>? after, Worker worker, bool isLate, TimeSpan now)
    {
        if (after is null)
        {
            _standing = null;
            return;
        }

        var taken = new TakenLock(after[Contract.TriggerLock.MessageSid].S, now);
        if (_standing is { IsSent: false } before && before.Sid == taken.Sid)
            taken.Messages.UnionWith(before.Messages);
        _standing = taken;
        if (!isLate)
            _newest[worker] = taken;
    }

    /// <summary>A request for the lock was carried out: either it was granted, or the message is with those of the lock that stands.</summary>
    public void Asked(string sid)
    {
        if (_standing is not { } standing)
            return;

        standing.Messages.Add(sid);
        if (standing.IsSent)
            _withTrigger.Add(sid);
    }

    public void Sent(Worker worker)
    {
        if (!_newest.TryGetValue(worker, out var taken))
            return;

        taken.IsSent = true;
        _withTrigger.UnionWith(taken.Messages);
        if (_standing?.Sid == taken.Sid)
        {
            _standing.IsSent = true;
            _withTrigger.UnionWith(_standing.Messages);
        }
    }

    private sealed class TakenLock(string sid, TimeSpan at)
    {
        public string Sid => sid;

        public TimeSpan At => at;

        public HashSet<string> Messages { get; } = new(StringComparer.Ordinal) { sid };

        public bool IsSent { get; set; }
    }
}
