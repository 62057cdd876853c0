using App.Tests.Fakes.Dynamo;
using App.Tests.Fakes.Turns;
using App.Tests.Simulation.World;
using WhatsAppReplies;
using Names = WhatsAppReplies.Contract.Conversations;

namespace App.Tests.Simulation.Referee;

/// <summary>Watches every change in the world and holds it against the promises.</summary>
internal sealed class Referee
{
    private readonly SimulatedWorld _world;
    private readonly RecordRules _record;
    private readonly ClaimRules _claims;
    private readonly PhoneRules _phone;
    private readonly TriggerRules _triggers;

    public Referee(SimulatedWorld world)
    {
        _world = world;
        _record = new RecordRules(world);
        _claims = new ClaimRules(world);
        _phone = new PhoneRules(world);
        _triggers = new TriggerRules(world, _record, _claims);

        world.Gate.Watch = _claims.Watch;
        world.Dynamo.Changed = Changed;
        world.Phone.Accepted = _phone.Accepted;
        world.Webhook.Staged = _triggers.FragmentStaged;
        world.Mapping.Answered = _triggers.Answered;
        world.Queue.DeadLettered = _triggers.DeadLettered;
        world.Others.RecordChanged = _record.Reread;
        world.Others.ClaimReset = _claims.Reset;
        world.Others.FragmentExpired = _triggers.FragmentExpired;
        world.Critical = (id, isOutcome) =>
        {
            foreach (var message in world.Queue.Messages.Where(message => message.Id == id))
            {
                message.WasReported = true;
                message.WasGivenUp |= isOutcome;
            }
        };
    }

    /// <summary>All is quiet.</summary>
    /// <param name="allAnswered">Nothing was left to a person: not even dead letters excuse anything.</param>
    public void CheckQuiet(bool allAnswered)
    {
        var isExcused = !allAnswered && _triggers.HasDeadLetters;
        var stage = _world.Stage;
        foreach (var sid in _triggers.Staged)
        {
            if (!_record.IsRecorded(sid) && !_triggers.HasExpired(sid) && !isExcused)
                stage.Violate($"P1: fragment {sid} was never answered");
        }

        if (!isExcused)
            _phone.CheckRecorded();
        if (_world.Locks.Count > 0 && allAnswered)
            stage.Violate("P3: a trigger lock is left");
        if (_world.Record is not { } record)
            return;

        if (record.ContainsKey(Names.PendingReply) && !isExcused)
            stage.Violate("P3: a reply is still pending");
        var token = record.GetValueOrDefault(Names.Owner)?.S;
        var isClaimLeft = token is not null && !_claims.CameLate(token) && _claims.HolderOf(token) is { IsDead: false, LastWriteFailed: false };
        var isStuck = allAnswered && token is null && record.GetValueOrDefault(Names.Status)?.S == Contract.Statuses.Processing;
        if (isClaimLeft || isStuck)
            stage.Violate("P3: a claim is left");
    }

    private void Changed(InMemoryTable table, Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>? before, Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>? after)
    {
        if (table != _world.Conversations)
            return;

        if ((after ?? before)![Names.ConversationId].S != TurnWorld.ConversationId)
        {
            _record.ArchiveChanged();
            return;
        }

        if (before is not null && after is not null)
            _claims.Changed(before, after, _world.Stage.Acting!);
        _record.Changed(before, after);
    }
}
