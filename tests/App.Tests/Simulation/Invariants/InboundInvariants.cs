using Amazon.DynamoDBv2.Model;
using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Dynamo;
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
    private readonly IReadOnlyList<ConversationInvariants> _conversations;
    private readonly AssignmentInvariants _assignments;
    private readonly NewCustomerInvariants _newCustomers;
    private readonly WaitInvariants _waits;
    private readonly HashSet<string> _everStaged = new(StringComparer.Ordinal);
    private readonly HashSet<string> _hidden = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TimeSpan> _receipts = new(StringComparer.Ordinal);

    /// <summary>Processes that found, when they looked for what to sweep, that a conversation needs no trigger of theirs, and why.</summary>
    private readonly Dictionary<Worker, Dictionary<string, string>> _needsNone = [];

    public InboundInvariants(SimulatedWorld world, SimulatedInbound inbound, IReadOnlyList<ConversationInvariants> conversations)
    {
        (_world, _inbound, _conversations) = (world, inbound, conversations);
        _assignments = new AssignmentInvariants(world);
        _newCustomers = new NewCustomerInvariants(world);
        _waits = new WaitInvariants(world, inbound);
        foreach (var conversation in conversations)
            conversation.Record.Recorded = sid => Recorded(sid, conversation.Conversation);
        inbound.IsRecorded = IsRecorded;
        inbound.Processes.Began = Began;
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
                && _world.Find(put.Item[Contract.TriggerLock.ConversationId].S) is { } conversation:
                conversation.Locks.Asked(put.Item[Contract.TriggerLock.MessageSid].S);
                break;
            case (GetItemRequest get, CallPhase.AfterEffect) when get.TableName == _world.Conversations.Name
                && _world.Find(get.Key[Names.ConversationId].S) is { } conversation:
                _waits.Looked(worker, conversation);
                if (WhyNoTrigger(worker, conversation) is { } why)
                    NeedsNone(worker, conversation, why);
                break;
            case (Amazon.SQS.Model.SendMessageRequest send, CallPhase.Before):
                CheckTrigger(worker, send.MessageBody);
                break;
        }
    }

    public void Changed(InMemoryTable table, Dictionary<string, AttributeValue>? before, Dictionary<string, AttributeValue>? after, Worker worker)
    {
        if (table == _world.Staged && worker.IsInbound)
            StageChanged(before, after!, worker);
        else if (table == _world.Locks)
            LockChanged(before, after, worker);
        else if (table == _world.Conversations && worker.IsInbound)
            _newCustomers.Changed(before, after!, worker);
    }

    /// <summary>Called at quiescence.</summary>
    /// <param name="allAnswered">Nothing was left to a person.</param>
    public void CheckQuiescence(bool allAnswered)
    {
        foreach (var sid in _inbound.Taken)
        {
            if (!_everStaged.Contains(sid) && !IsRecorded(sid))
                _world.Context.Violate($"P1: the customer wrote {sid}, and nobody staged it");
        }

        foreach (var sid in _hidden)
        {
            if (!_inbound.LeftToAPerson.Contains(sid))
                _world.Context.Violate($"P1: {sid} was staged without its text, and no CRITICAL record says so");
        }

        if (allAnswered && _world.Staged.Count > 0)
            _world.Context.Violate("P3: something stays staged");
        _newCustomers.CheckQuiescence();
        _waits.CheckQuiescence();
    }

    private bool IsRecorded(string sid)
    {
        foreach (var conversation in _conversations)
        {
            if (conversation.Record.IsRecorded(sid))
                return true;
        }

        return false;
    }

    private void Recorded(string sid, SimulatedConversation conversation)
    {
        _assignments.Recorded(sid, conversation);
        _waits.Recorded(sid);
    }

    private void Began(Worker worker)
    {
        _needsNone.Remove(worker);
        _waits.Began(worker);
    }

    private void NeedsNone(Worker worker, SimulatedConversation conversation, string why)
    {
        if (!_needsNone.TryGetValue(worker, out var found))
            _needsNone[worker] = found = new(StringComparer.Ordinal);
        found[conversation.Id] = why;
    }

    private void CheckTrigger(Worker worker, string trigger)
    {
        foreach (var (id, why) in _needsNone.GetValueOrDefault(worker) ?? [])
        {
            if (trigger.Contains(id, StringComparison.Ordinal))
                _world.Context.Violate($"P3: {worker} sent one more trigger, although {why}");
        }

        if (!_world.CustomersConversations.Any(conversation => trigger.Contains(conversation.Id, StringComparison.Ordinal) && conversation.Record is not null))
            _world.Context.Violate($"P1: {worker} sent a trigger for a conversation that has no record");
    }

    private bool OwesLock(Func<LockLedger, bool> isOwed) => _world.CustomersConversations.Any(conversation => isOwed(conversation.Locks));

    private void Answered(Worker worker, InboundEvent incoming, int status)
    {
        var isInTime = _world.Context.Timeline.Now - worker.StartedAt < InTime;
        if (incoming.Sweep && isInTime && worker.Disturbance is null)
            _waits.Ended(worker);
        if (isInTime && worker.Disturbance is null && OwesLock(locks => locks.Owes(worker)))
            _world.Context.Violate($"P1: {worker}, which nothing disturbed, took the lock and sent no trigger");
        if (worker.Disturbance is null && isInTime && status is not (200 or 204))
            _world.Context.Violate($"P3: {worker}, which nothing disturbed, answered {status}");
        if (status == 200 && _inbound.SidOf(incoming) is { } sid)
            CheckTaken(worker, sid);
    }

    /// <summary>The provider does not repeat it, and the sweep counts on what was done.</summary>
    private void CheckTaken(Worker worker, string sid)
    {
        if (IsRecorded(sid))
            return;

        if (!_world.CustomersConversations.Any(conversation => _world.Staged.Find(StageItem.Key(conversation.Id, sid)) is not null))
            _world.Context.Violate($"P1: {worker} said that {sid} is taken, and it is neither staged nor recorded");
        if (!_receipts.ContainsKey(sid))
            _world.Context.Violate($"P2: {worker} said that {sid} is taken, and no receipt says so to whoever repeats it");
        if (OwesLock(locks => locks.Owes(sid)) && !_inbound.HasTrigger(sid))
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
        if (after.GetValueOrDefault(Contract.Stage.MessageType)?.S == InboundMessage.HiddenType && !IsRecorded(sid))
            _hidden.Add(sid);
        _everStaged.Add(sid);
        _waits.Staged(sid);
        if (_world.Find(after[Contract.Stage.ConversationId].S) is not { } conversation)
        {
            _world.Context.Violate($"P1: {worker} staged {sid} in a conversation that nobody has with the customer");
            return;
        }

        _conversations[conversation.Number - 1].Triggers.FragmentStaged(sid);
    }

    private void LockChanged(Dictionary<string, AttributeValue>? before, Dictionary<string, AttributeValue>? after, Worker worker)
    {
        var key = (after ?? before)![Contract.TriggerLock.ConversationId].S;
        if (key.StartsWith(Contract.TriggerLock.ReceiptPrefix, StringComparison.Ordinal))
            _receipts.TryAdd(key[Contract.TriggerLock.ReceiptPrefix.Length..], _world.Context.Timeline.Now);
        if (key.StartsWith(Contract.TriggerLock.AssignmentPrefix, StringComparison.Ordinal))
            _assignments.Changed(key[Contract.TriggerLock.AssignmentPrefix.Length..], after!);
        if (_world.Find(key) is not { } conversation)
            return;

        if (before is not null && after is not null && IsHeldByAnother(before, after))
            _world.Context.Violate($"{worker} took a lock that another message's trigger was sent for");
        conversation.Locks.Changed(after, worker, _world.Network.IsLanding, _world.Context.Timeline.Now);
    }

    private bool IsHeldByAnother(Dictionary<string, AttributeValue> before, Dictionary<string, AttributeValue> after) =>
        before[Contract.TriggerLock.MessageSid].S != after[Contract.TriggerLock.MessageSid].S
        && TurnItem.Number(before, Contract.TriggerLock.ExpiresAt) > (_world.Context.Timeline.UtcNow + Clocks).ToUnixTimeSeconds();

    private string? WhyNoTrigger(Worker worker, SimulatedConversation conversation) =>
        conversation.Record is { } record ? WhyNoTrigger(record, worker, conversation.Id) : null;

    private string? WhyNoTrigger(Dictionary<string, AttributeValue> record, Worker worker, string id) => record.GetValueOrDefault(Names.Status)?.S switch
    {
        Contract.Statuses.Processing when TurnItem.Deadline(record) >= worker.Time.GetUtcNow() => "somebody is at work on the conversation",
        Contract.Statuses.ReplyFailed when TurnItem.Number(record, Names.LastTurnAt) is { } ended
            && NewestStaged(id) <= DateTimeOffset.FromUnixTimeMilliseconds(ended) => "a person has what is staged",
        _ => null,
    };

    private DateTimeOffset? NewestStaged(string id) => _world.Staged.Partition(id)
        .Select(item => DateTimeOffset.Parse(item[Contract.Stage.ReceivedAt].S, System.Globalization.CultureInfo.InvariantCulture))
        .Cast<DateTimeOffset?>().Max();
}
