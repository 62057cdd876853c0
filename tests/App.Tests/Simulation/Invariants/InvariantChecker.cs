using App.Tests.Fakes.Dynamo;
using App.Tests.Fakes.Turns;
using App.Tests.Simulation.World;
using WhatsAppReplies;
using Names = WhatsAppReplies.Contract.Conversations;

namespace App.Tests.Simulation.Invariants;

/// <summary>Invariant checker: observes every change in the simulated world and checks it against the promises P1 to P4.</summary>
internal sealed class InvariantChecker
{
    private readonly SimulatedWorld _world;
    private readonly RecordInvariants _record;
    private readonly ClaimInvariants _claims;
    private readonly PhoneInvariants _phone;
    private readonly TriggerInvariants _triggers;
    private readonly HandOffInvariants _handOffs;
    private readonly InboundInvariants? _inbound;

    public InvariantChecker(SimulatedWorld world)
    {
        _world = world;
        _record = new RecordInvariants(world);
        _claims = new ClaimInvariants(world);
        _phone = new PhoneInvariants(world);
        _triggers = new TriggerInvariants(world, _record, _claims);

        _handOffs = new HandOffInvariants(world);
        _inbound = world.Inbound is { } inbound ? new InboundInvariants(world, inbound, _record, _triggers.FragmentStaged) : null;
        _record.IsHidden = sid => _inbound?.IsHidden(sid) == true;

        world.Network.Watch = (worker, call, phase) =>
        {
            if (worker.IsInbound)
            {
                _inbound!.Watch(worker, call, phase);
                return;
            }

            _claims.Watch(worker, call, phase);
            _triggers.Watch(worker, call, phase);
        };
        world.Dynamo.Changed = Changed;
        world.Phone.Accepted = _phone.Accepted;
        world.Staging.Staged = _triggers.FragmentStaged;
        world.Mapping.Answered = _triggers.Answered;
        world.Queue.DeadLettered = _triggers.DeadLettered;
        world.Others.RecordChanged = () =>
        {
            _record.Reread();
            _handOffs.Reread();
        };
        world.Others.ClaimReset = _claims.Reset;
        world.Critical = (id, isOutcome) =>
        {
            foreach (var message in world.Queue.Messages.Where(message => message.Id == id))
            {
                message.WasReported = true;
                message.WasGivenUp |= isOutcome;
            }
        };
    }

    /// <summary>Called at quiescence: nothing is left to do.</summary>
    /// <param name="allAnswered">Nothing was left to a person: dead letters are no excuse any more.</param>
    public void CheckQuiescence(bool allAnswered)
    {
        var isExcused = !allAnswered && _triggers.HasDeadLetters;
        var context = _world.Context;
        foreach (var sid in _triggers.Staged)
        {
            if (!_record.IsRecorded(sid) && !isExcused && !_triggers.IsLeftToAPerson(sid))
                context.Violate($"P1: fragment {sid} was never answered");
        }

        if (!isExcused)
            _phone.CheckRecorded();
        _inbound?.CheckQuiescence(allAnswered);
        if (_world.HasTriggerLock && allAnswered && !_world.Intake.OwesTrigger)
            context.Violate("P3: a trigger lock is left");
        if (_world.Record is not { } record)
            return;

        _handOffs.CheckQuiescence();
        if (record.ContainsKey(Names.PendingReply) && !isExcused)
            context.Violate("P3: a reply is still pending");
        var token = record.GetValueOrDefault(Names.Owner)?.S;
        var isClaimLeft = token is not null && !_claims.CameLate(token) && _claims.HolderOf(token) is { IsDead: false, LastWriteFailed: false };
        var isStuck = allAnswered && token is null && record.GetValueOrDefault(Names.Status)?.S == Contract.Statuses.Processing;
        if (isClaimLeft || isStuck)
            context.Violate("P3: a claim is left");
        var isLeftToNobody = allAnswered && !_triggers.HasDeadLetters;
        if (isLeftToNobody && record.GetValueOrDefault(Names.Status)?.S is Contract.Statuses.Retry or Contract.Statuses.ReplyFailed)
            context.Violate($"P7: everything is answered, and the record says '{record[Names.Status].S}'");
    }

    private void Changed(
        InMemoryTable table,
        Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>? before,
        Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>? after)
    {
        var worker = _world.Context.Acting!;
        _inbound?.Changed(table, before, after, worker);
        if (table != _world.Conversations)
            return;
        if (worker.IsInbound)
        {
            _world.Others.RecordChanged();
            return;
        }

        if ((after ?? before)![Names.ConversationId].S != TurnWorld.ConversationId)
        {
            _record.ArchiveChanged();
            return;
        }

        if (before is not null && after is not null)
            _claims.Changed(before, after, worker);
        _record.Changed(before, after);
        if (before is not null && after is not null)
            _handOffs.Changed(before, after);
    }
}
