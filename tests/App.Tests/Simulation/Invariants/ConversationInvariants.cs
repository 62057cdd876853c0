using Amazon.DynamoDBv2.Model;
using App.Tests.Fakes.Calls;
using App.Tests.Simulation.Engine;
using App.Tests.Simulation.World;
using WhatsAppReplies;
using Names = WhatsAppReplies.Contract.Conversations;

namespace App.Tests.Simulation.Invariants;

/// <summary>Invariants of one conversation of the customer: its record, its claims, its triggers and its hand-offs.</summary>
internal sealed class ConversationInvariants
{
    private readonly SimulatedWorld _world;

    public ConversationInvariants(SimulatedWorld world, SimulatedConversation conversation)
    {
        (_world, Conversation) = (world, conversation);
        Record = new RecordInvariants(world, conversation);
        Claims = new ClaimInvariants(world, conversation);
        Triggers = new TriggerInvariants(world, conversation, Record, Claims);
        HandOffs = new HandOffInvariants(world, conversation);
    }

    public SimulatedConversation Conversation { get; }

    public RecordInvariants Record { get; }

    public ClaimInvariants Claims { get; }

    public TriggerInvariants Triggers { get; }

    public HandOffInvariants HandOffs { get; }

    /// <summary>The function that replies is about to make a call, or has made it.</summary>
    public void Watch(Worker worker, ExternalCall call, CallPhase phase)
    {
        Claims.Watch(worker, call, phase);
        Triggers.Watch(worker, call, phase);
    }

    /// <summary>Another system wrote to the record, or the inbound function.</summary>
    public void Reread()
    {
        Record.Reread();
        HandOffs.Reread();
    }

    /// <summary>The function that replies wrote to the record.</summary>
    public void Changed(Dictionary<string, AttributeValue>? before, Dictionary<string, AttributeValue>? after, Worker worker)
    {
        if (before is not null && after is not null)
            Claims.Changed(before, after, worker);
        Record.Changed(before, after);
        if (before is not null && after is not null)
            HandOffs.Changed(before, after);
    }

    /// <summary>Called at quiescence: nothing is left to do.</summary>
    /// <param name="allAnswered">Nothing was left to a person.</param>
    /// <param name="isExcused">Something was left to a person, and a dead letter says so.</param>
    public void CheckQuiescence(bool allAnswered, bool isExcused)
    {
        var context = _world.Context;
        foreach (var sid in Triggers.Staged)
        {
            if (!Record.IsRecorded(sid) && !isExcused && !Triggers.IsLeftToAPerson(sid))
                context.Violate($"P1: fragment {sid} was never answered");
        }

        if (Conversation.HasTriggerLock && allAnswered && !_world.Intake.OwesTriggerIn(Conversation))
            context.Violate("P3: a trigger lock is left");
        if (Conversation.Record is { } record)
            CheckRecord(record, allAnswered, isExcused);
    }

    private void CheckRecord(Dictionary<string, AttributeValue> record, bool allAnswered, bool isExcused)
    {
        var context = _world.Context;
        HandOffs.CheckQuiescence();
        if (record.ContainsKey(Names.PendingReply) && !isExcused)
            context.Violate("P3: a reply is still pending");
        var token = record.GetValueOrDefault(Names.Owner)?.S;
        var isClaimLeft = token is not null && !Claims.CameLate(token) && Claims.HolderOf(token) is { IsDead: false, LastWriteFailed: false };
        var isStuck = allAnswered && token is null && record.GetValueOrDefault(Names.Status)?.S == Contract.Statuses.Processing;
        if (isClaimLeft || isStuck)
            context.Violate("P3: a claim is left");
        var isLeftToNobody = allAnswered && !Triggers.HasDeadLetters;
        if (isLeftToNobody && record.GetValueOrDefault(Names.Status)?.S is Contract.Statuses.Retry or Contract.Statuses.ReplyFailed)
            context.Violate($"P7: everything is answered, and the record says '{record[Names.Status].S}'");
    }
}
