using App.Tests.Fakes.Turns;
using App.Tests.Simulation.Engine;
using App.Tests.Simulation.World;
using WhatsAppReplies;
using Names = WhatsAppReplies.Contract.Conversations;

namespace App.Tests.Simulation.Referee;

/// <summary>P1 and P3 from the queue's side: who is still there to answer what is staged.</summary>
internal sealed class TriggerRules(SimulatedWorld world, RecordRules record, ClaimRules claims)
{
    /// <summary>Below this a worker leaves what is still staged to the next one.</summary>
    private static readonly TimeSpan ShortOfTime = TimeSpan.FromSeconds(90);

    private readonly HashSet<string> _staged = [];
    private readonly HashSet<string> _expired = [];

    public IEnumerable<string> Staged => _staged;

    public bool HasExpired(string sid) => _expired.Contains(sid);

    public bool HasDeadLetters => world.Queue.Messages.Any(message => message.IsDeadLetter);

    public void FragmentStaged(string sid)
    {
        _staged.Add(sid);
        _expired.Remove(sid);
    }

    public void FragmentExpired(string sid) => _expired.Add(sid);

    public void Answered(Worker worker, QueueMessage message, bool isAcknowledged)
    {
        claims.Ended(worker);
        if (worker.TimeLeft < ShortOfTime)
            worker.Disturb("short of time");
        if (isAcknowledged && worker.LeftStatus is (Contract.Statuses.Retry or Contract.Statuses.ReplyFailed))
            world.Stage.Violate($"P3: {worker} left the status '{worker.LeftStatus}' behind, and nobody comes back");
        if (isAcknowledged)
            CheckCovered(message, "was acknowledged");
        else if (worker.Disturbance is null)
            world.Stage.Violate($"P3: {worker}, which nothing disturbed, did not finish its trigger");
        else if (worker.ReceiveCount >= TurnWorld.Settings.MaxReceiveCount && !message.WasGivenUp)
            world.Stage.Violate($"P1: {message.Id} is on its way to the dead-letter queue and no CRITICAL record says so");
    }

    /// <summary>A dead letter and a CRITICAL record stand in front of a person, also where the process was killed in its last receive.</summary>
    public void DeadLettered(QueueMessage message)
    {
        if (!message.WasReported)
            world.Stage.Violate($"P1: {message.Id} went to the dead-letter queue and no CRITICAL record says so");
        // One claim is met at most a few times, however much the clocks differ.
        var isSentBackTooSoon = message.Receivers[0].Met is { } claim && message.Receivers.TrueForAll(worker => worker.HasEnded && worker.Met == claim);
        if (isSentBackTooSoon)
            world.Stage.Violate($"P3: {message.Id} came back again and again while one and the same claim was alive, and went to the dead-letter queue");
        CheckLock(message, "went to the dead-letter queue");
    }

    private void CheckCovered(QueueMessage message, string how)
    {
        CheckLock(message, how);
        var isFollowed = world.Queue.Messages.Any(other => other != message && other.IsLive);
        if (isFollowed)
            return;

        foreach (var sid in _staged)
        {
            if (!record.IsRecorded(sid) && !_expired.Contains(sid) && !world.Webhook.IsUnderWayWith(sid) && world.Webhook.AboutToSend == 0)
                world.Stage.Violate($"P1: {message.Id} {how} while fragment {sid} is unanswered and no other trigger is left");
        }

        if (world.Record?.ContainsKey(Names.PendingReply) == true && !world.Webhook.IsUnderWay)
            world.Stage.Violate($"P1: {message.Id} {how} while a reply is pending and no other trigger is left");
    }

    /// <summary>A lock without a trigger keeps every later message of the customer from raising one.</summary>
    private void CheckLock(QueueMessage message, string how)
    {
        var isFollowed = world.Webhook.AboutToSend > 0 || world.Queue.Messages.Any(other => other != message && other.IsLive);
        if (world.Locks.Count > 0 && !isFollowed)
            world.Stage.Violate($"P3: {message.Id} {how} and its trigger lock stays");
    }
}
