using Amazon.DynamoDBv2.Model;
using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Dynamo;
using App.Tests.Fakes.Turns;
using App.Tests.Simulation.Engine;
using App.Tests.Simulation.World;
using WhatsAppReplies;
using WhatsAppReplies.Inbound.Hosting;
using WhatsAppReplies.Replies.Conversations.Writes;
using WhatsAppReplies.Shared.Staging;
using Names = WhatsAppReplies.Contract.Conversations;

namespace App.Tests.Simulation.Invariants;

/// <summary>
/// Invariants of the inbound function. P1: what the customer wrote is staged, once, and comes to a trigger, whatever dies on the way. P2: what was answered is
/// not staged again. And what the contract says of stage and lock.
/// </summary>
internal sealed class InboundInvariants
{
    /// <summary>By which two clocks may differ.</summary>
    private static readonly TimeSpan Clocks = TimeSpan.FromSeconds(10);

    /// <summary>Before a limit of the function's own ends what it is at.</summary>
    private static readonly TimeSpan InTime = TimeSpan.FromSeconds(10);

    private readonly SimulatedWorld _world;
    private readonly SimulatedInbound _inbound;
    private readonly RecordInvariants _record;
    private readonly Action<string> _staged;
    private readonly HashSet<string> _everStaged = new(StringComparer.Ordinal);
    private readonly HashSet<string> _hidden = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TimeSpan> _receipts = new(StringComparer.Ordinal);

    /// <summary>Processes that found, when they looked for what to sweep, that the conversation needs no trigger of theirs, and why.</summary>
    private readonly Dictionary<Worker, string> _needsNone = [];

    public InboundInvariants(SimulatedWorld world, SimulatedInbound inbound, RecordInvariants record, Action<string> staged)
    {
        (_world, _inbound, _record, _staged) = (world, inbound, record, staged);
        inbound.IsRecorded = record.IsRecorded;
        inbound.Processes.Began = worker => _needsNone.Remove(worker);
        inbound.Processes.Answered = Answered;
    }

    /// <summary>The provider did not tell the text.</summary>
    public bool IsHidden(string sid) => _hidden.Contains(sid);

    public void Watch(Worker worker, ExternalCall call, CallPhase phase)
    {
        switch (call.Request, phase)
        {
            case (PutItemRequest put, CallPhase.Before) when put.TableName == _world.Staged.Name:
                _needsNone.Remove(worker);
                _world.Snapshot();
                break;
            case (PutItemRequest put, CallPhase.AfterEffect) when put.TableName == _world.Locks.Name
                && put.Item[Contract.TriggerLock.ConversationId].S == TurnWorld.ConversationId:
                _inbound.Locks.Asked(put.Item[Contract.TriggerLock.MessageSid].S);
                break;
            case (GetItemRequest get, CallPhase.AfterEffect) when get.TableName == _world.Conversations.Name && WhyNoTrigger(worker) is { } why:
                _needsNone[worker] = why;
                break;
            case (Amazon.SQS.Model.SendMessageRequest, CallPhase.Before) when _needsNone.TryGetValue(worker, out var why):
                _world.Context.Violate($"P3: {worker} sent one more trigger, although {why}");
                break;
        }
    }

    public void Changed(InMemoryTable table, Dictionary<string, AttributeValue>? before, Dictionary<string, AttributeValue>? after, Worker worker)
    {
        if (table == _world.Staged && worker.IsInbound)
            StageChanged(before, after!, worker);
        else if (table == _world.Locks)
            LockChanged(before, after, worker);
    }

    /// <summary>Called at quiescence.</summary>
    /// <param name="allAnswered">Nothing was left to a person.</param>
    public void CheckQuiescence(bool allAnswered)
    {
        foreach (var sid in _inbound.Taken)
        {
            if (!_everStaged.Contains(sid) && !_record.IsRecorded(sid))
                _world.Context.Violate($"P1: the customer wrote {sid}, and nobody staged it");
        }

        foreach (var sid in _hidden)
        {
            if (!_inbound.LeftToAPerson.Contains(sid))
                _world.Context.Violate($"P1: {sid} was staged without its text, and no CRITICAL record says so");
        }

        if (allAnswered && _world.Staged.Count > 0)
            _world.Context.Violate("P3: something stays staged");
    }

    private void Answered(Worker worker, InboundEvent incoming, int status)
    {
        var isInTime = _world.Context.Timeline.Now - worker.StartedAt < InTime;
        if (isInTime && worker.Disturbance is null && _inbound.Locks.Owes(worker))
            _world.Context.Violate($"P1: {worker}, which nothing disturbed, took the lock and sent no trigger");
        if (worker.Disturbance is null && isInTime && status is not (200 or 204))
            _world.Context.Violate($"P3: {worker}, which nothing disturbed, answered {status}");
        if (status == 200 && _inbound.SidOf(incoming) is { } sid)
            CheckTaken(worker, sid);
    }

    /// <summary>The provider does not repeat it, and the sweep counts on what was done.</summary>
    private void CheckTaken(Worker worker, string sid)
    {
        if (_record.IsRecorded(sid))
            return;

        if (_world.Staged.Find(StageItem.Key(TurnWorld.ConversationId, sid)) is null)
            _world.Context.Violate($"P1: {worker} said that {sid} is taken, and it is neither staged nor recorded");
        if (!_receipts.ContainsKey(sid))
            _world.Context.Violate($"P2: {worker} said that {sid} is taken, and no receipt says so to whoever repeats it");
        if (_inbound.Locks.Owes(sid) && !_inbound.Locks.HasTrigger(sid))
            _world.Context.Violate($"P1: {worker} said that {sid} is taken, and its lock stands without a trigger");
    }

    private void StageChanged(Dictionary<string, AttributeValue>? before, Dictionary<string, AttributeValue> after, Worker worker)
    {
        var sid = after[Contract.Stage.MessageSid].S;
        if (before is not null)
            _world.Context.Violate($"P1: {worker} wrote over {sid}, which was staged");
        if (!_world.Network.IsLanding && _receipts.TryGetValue(sid, out var at) && at < worker.StartedAt)
            _world.Context.Violate($"P2: {worker} staged {sid} again, although its receipt stood before it began");
        // What was answered with its text and is staged once more without it is a leftover.
        if (after.GetValueOrDefault(Contract.Stage.MessageType)?.S == InboundMessage.HiddenType && !_record.IsRecorded(sid))
            _hidden.Add(sid);
        _everStaged.Add(sid);
        _staged(sid);
    }

    private void LockChanged(Dictionary<string, AttributeValue>? before, Dictionary<string, AttributeValue>? after, Worker worker)
    {
        var key = (after ?? before)![Contract.TriggerLock.ConversationId].S;
        if (key.StartsWith(Contract.TriggerLock.ReceiptPrefix, StringComparison.Ordinal))
            _receipts.TryAdd(key[Contract.TriggerLock.ReceiptPrefix.Length..], _world.Context.Timeline.Now);
        if (key != TurnWorld.ConversationId)
            return;

        if (before is not null && after is not null && IsHeldByAnother(before, after))
            _world.Context.Violate($"{worker} took a lock that another message's trigger was sent for");
        _inbound.Locks.Changed(after, worker, _world.Network.IsLanding, _world.Context.Timeline.Now);
    }

    private bool IsHeldByAnother(Dictionary<string, AttributeValue> before, Dictionary<string, AttributeValue> after) =>
        before[Contract.TriggerLock.MessageSid].S != after[Contract.TriggerLock.MessageSid].S
        && TurnItem.Number(before, Contract.TriggerLock.ExpiresAt) > (_world.Context.Timeline.UtcNow + Clocks).ToUnixTimeSeconds();

    private string? WhyNoTrigger(Worker worker) => _world.Record is not { } record ? null : record.GetValueOrDefault(Names.Status)?.S switch
    {
        Contract.Statuses.Processing when TurnItem.Deadline(record) >= worker.Time.GetUtcNow() => "somebody is at work on the conversation",
        Contract.Statuses.ReplyFailed when TurnItem.Number(record, Names.LastTurnAt) is { } ended
            && NewestStaged() <= DateTimeOffset.FromUnixTimeMilliseconds(ended) => "a person has what is staged",
        _ => null,
    };

    private DateTimeOffset? NewestStaged() => _world.Staged.AsTheyStand
        .Select(item => DateTimeOffset.Parse(item[Contract.Stage.ReceivedAt].S, System.Globalization.CultureInfo.InvariantCulture))
        .Cast<DateTimeOffset?>().Max();
}
