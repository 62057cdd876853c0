using Amazon.DynamoDBv2.Model;
using App.Tests.Fakes.Calls;
using App.Tests.Simulation.Engine;
using App.Tests.Simulation.World;
using WhatsAppReplies;
using WhatsAppReplies.Replies.Conversations.Writes;
using WhatsAppReplies.Shared.Staging;
using Names = WhatsAppReplies.Contract.Conversations;

namespace App.Tests.Simulation.Invariants;

/// <summary>Invariants of the queue. P1 and P3: a trigger is left for whatever is staged, or a person is told.</summary>
internal sealed class TriggerInvariants(
    SimulatedWorld world, SimulatedConversation conversation, RecordInvariants record, ClaimInvariants claims)
{
    /// <summary>Below this a worker leaves what is still staged to the next one.</summary>
    private static readonly TimeSpan ShortOfTime = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan AMinute = TimeSpan.FromMinutes(1);

    /// <summary>How long a dead letter is kept.</summary>
    private static readonly TimeSpan DeadLetterKept = TimeSpan.FromDays(14);

    /// <summary>Each with the time at which it was staged last.</summary>
    private readonly Dictionary<string, TimeSpan> _staged = [];

    /// <summary>The conversation's.</summary>
    private IEnumerable<SimulatedMessage> Triggers => world.Queue.Messages.Where(message => message.ConversationId == conversation.Id);

    public IEnumerable<string> Staged => _staged.Keys;

    /// <summary>It has expired, and a dead letter and its CRITICAL record tell a person; the text is with the provider, as far as that keeps any.</summary>
    public bool IsLeftToAPerson(string sid) =>
        HasDeadLetters && world.Staged.Find(StageItem.Key(conversation.Id, sid)) is null;

    public bool HasDeadLetters => Triggers.Any(message => message.IsDeadLetter);

    public void FragmentStaged(string sid) => _staged[sid] = world.Context.Timeline.Now;

    /// <summary>A worker reads what is staged; in pages, nobody can tell from outside what it got.</summary>
    public void Watch(Worker worker, ExternalCall call, CallPhase phase)
    {
        if (call.Operation != "Query" || phase != CallPhase.AfterEffect || world.Dynamo.PageBytes == 1)
            return;

        foreach (var item in world.Staged.Partition(conversation.Id))
        {
            if (!(EndOf(item) < world.Context.Timeline.UtcNow + AMinute))
                worker.Read.Add(item[Contract.Stage.MessageSid].S);
        }
    }

    public void Answered(Worker worker, SimulatedMessage message, bool isAcknowledged)
    {
        claims.Ended(worker);
        CheckRead(worker);
        if (worker.TimeLeft < ShortOfTime)
            worker.Disturb("short of time");
        if (isAcknowledged && worker.LeftStatus is (Contract.Statuses.Retry or Contract.Statuses.ReplyFailed))
            world.Context.Violate($"P3: {worker} left the status '{worker.LeftStatus}' behind, and nobody comes back");
        if (!isAcknowledged && worker.ReceiveCount >= SimulatedWorld.MaxReceiveCount && worker.EndedClaimWith == Contract.Statuses.Retry)
        {
            world.Context.Violate(
                $"P7: {worker} left the status '{Contract.Statuses.Retry}' behind at the last receive of its trigger, and nobody tries again");
        }
        if (!isAcknowledged && worker.FoundTheLastReceiveOver && worker.EndedClaimWith == Contract.Statuses.Retry)
            world.Context.Violate($"P7: {worker} found that the last receive of its trigger was over, and left the status '{Contract.Statuses.Retry}' behind");
        if (isAcknowledged)
            CheckFollowUp(message, "was acknowledged");
        else if (worker.Disturbance is null)
            world.Context.Violate($"P3: {worker}, which nothing disturbed, did not finish its trigger");
        else if (worker.ReceiveCount >= SimulatedWorld.MaxReceiveCount && !message.WasGivenUp)
            world.Context.Violate($"P1: {message.Id} is on its way to the dead-letter queue and no CRITICAL record says so");
    }

    /// <summary>A dead letter and a CRITICAL record tell a person, also where the process was killed in its last receive.</summary>
    public void DeadLettered(SimulatedMessage message)
    {
        if (!message.WasReported)
            world.Context.Violate($"P1: {message.Id} went to the dead-letter queue and no CRITICAL record says so");
        // One claim is met at most a few times, however much the clocks differ.
        var isSentBackTooSoon = message.Receivers[0].BlockedBy is { } claim
            && message.Receivers.TrueForAll(worker => worker.HasEnded && worker.BlockedBy == claim);
        if (isSentBackTooSoon)
            world.Context.Violate($"P3: {message.Id} came back again and again while one and the same claim was alive, and went to the dead-letter queue");
        CheckLock(message, "went to the dead-letter queue");
        CheckText(message);
        var last = message.Receivers[^1];
        var isSaidToBeTried = conversation.Record?.GetValueOrDefault(Names.Status)?.S == Contract.Statuses.Retry
            && conversation.Record.GetValueOrDefault(Names.LastMessageId)?.S == message.Id;
        // A claim that stood then is one of this trigger's own, which the last receive tells, or another's, which says what becomes of the conversation.
        var isBlocked = last.BlockedBy is not null;
        var isBlockedByOwn = claims.HolderOf(last.BlockedBy) is { } holder && message.Receivers.Contains(holder);
        var couldKnow = last.HasEnded && (isBlocked ? isBlockedByOwn : claims.EndedAt < last.StartedAt);
        if (isSaidToBeTried && couldKnow && !last.CouldNotGiveUp && !last.LastWriteFailed)
            world.Context.Violate($"P7: {message.Id} went to the dead-letter queue, and the record says that it is tried again");
    }

    /// <summary>Whoever looks at a dead letter finds the text still there: as far as its last worker lived to read it, and could write.</summary>
    private void CheckText(SimulatedMessage message)
    {
        var last = message.Receivers[^1];
        if (!last.HasEnded || message.Receivers.Exists(worker => worker.CouldNotKeep))
            return;

        foreach (var (sid, at) in _staged)
        {
            var item = world.Staged.Find(StageItem.Key(conversation.Id, sid));
            var isShortLived = EndOf(item ?? []) < world.Context.Timeline.UtcNow + DeadLetterKept;
            if (isShortLived && at < last.StartedAt && !record.IsRecorded(sid))
                world.Context.Violate($"P1: the text of {sid} expires before the dead letter of {message.Id} does");
        }
    }

    /// <summary>What a worker has read does not expire in its hands, unless a webhook that was repeated has put the item anew.</summary>
    private void CheckRead(Worker worker)
    {
        foreach (var sid in worker.Read)
        {
            if (!worker.CouldNotKeep
                && !(_staged.GetValueOrDefault(sid) > worker.StartedAt)
                && !record.IsRecorded(sid)
                && world.Staged.Find(StageItem.Key(conversation.Id, sid)) is null)
            {
                world.Context.Violate($"P1: the text of {sid} expired while {worker} worked on it");
            }
        }
    }

    private static DateTimeOffset? EndOf(Dictionary<string, AttributeValue> item) =>
        TurnItem.Number(item, Contract.Stage.ExpiresAt) is { } end ? DateTimeOffset.FromUnixTimeSeconds(end) : null;

    private void CheckFollowUp(SimulatedMessage message, string how)
    {
        CheckLock(message, how);
        var isFollowed = Triggers.Any(other => other != message && other.IsLive);
        if (isFollowed)
            return;

        foreach (var sid in _staged.Keys)
        {
            if (!record.IsRecorded(sid) && !IsLeftToAPerson(sid) && !IsOwed(sid))
                world.Context.Violate($"P1: {message.Id} {how} while fragment {sid} is unanswered and no other trigger is left");
        }

        if (conversation.Record?.ContainsKey(Names.PendingReply) == true && !world.Intake.IsUnderWay)
            world.Context.Violate($"P1: {message.Id} {how} while a reply is pending and no other trigger is left");
    }

    /// <summary>Somebody has yet to send its trigger.</summary>
    private bool IsOwed(string sid) => world.Intake.IsUnderWayWith(sid) || (world.Inbound is null && world.Intake.OwesTriggerIn(conversation));

    /// <summary>A lock without a trigger keeps every later message of the customer from raising one.</summary>
    private void CheckLock(SimulatedMessage message, string how)
    {
        var isFollowed = world.Intake.OwesTriggerIn(conversation) || Triggers.Any(other => other != message && other.IsLive);
        if (conversation.HasTriggerLock && !isFollowed)
            world.Context.Violate($"P3: {message.Id} {how} and its trigger lock stays");
    }
}
