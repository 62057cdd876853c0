using Amazon.DynamoDBv2.Model;
using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Turns;
using App.Tests.Simulation.Engine;
using App.Tests.Simulation.World;
using WhatsAppReplies;
using WhatsAppReplies.Replies.Conversations.Writes;
using Names = WhatsAppReplies.Contract.Conversations;

namespace App.Tests.Simulation.Invariants;

/// <summary>
/// Invariants of the claim (the lease on a conversation) and its fencing. P4: only its owner writes. P3: it is taken over when it has
/// ended and not before, and nobody leaves one behind.
/// </summary>
internal sealed class ClaimInvariants(SimulatedWorld world, SimulatedConversation conversation)
{
    public const string SomebodyElses = "somebody else's claim";

    private readonly HashSet<string> _late = [];
    private string? _lastEnded;

    private readonly HashSet<string> _reset = [];
    private readonly HashSet<Worker> _foundHandedOff = [];
    private readonly HashSet<UpdateItemRequest> _applied = new(ReferenceEqualityComparer.Instance);

    /// <summary>When a worker last ended its claim.</summary>
    public TimeSpan? EndedAt { get; private set; }

    /// <summary>A claim whose request was stuck on its way and came when its worker had long gone on: it stays until its deadline.</summary>
    public bool CameLate(string token) => _late.Contains(token);

    public Worker? HolderOf(string? token) => token is null
        ? null
        : world.Mapping.Workers.FirstOrDefault(worker => token.StartsWith(worker.Name + "-", StringComparison.Ordinal));

    /// <summary>A person ended it by hand.</summary>
    public void Reset(string token)
    {
        _reset.Add(token);
        HolderOf(token)?.Disturb("its claim was reset");
    }

    public void Watch(Worker worker, ExternalCall call, CallPhase phase)
    {
        if (call.Service == "model" && _foundHandedOff.Contains(worker))
            world.Context.Violate($"{worker} asked the model although its claim had found a person in charge");
        if (call.Operation == "Send" && phase == CallPhase.Before)
            CheckTimeToSend(worker);
        if (call.Operation == "Send" && phase == CallPhase.AfterEffect)
            CheckSend(worker);
        if (call.Operation != "UpdateItem" || call.Target != TurnWorld.Settings.ConversationsTable)
            return;

        // Renewals run beside the other writes, and end no claim; nor does what is written without one.
        if (Calls.Is(call, TurnWrites.GiveUpUnclaimed) || Calls.Is(call, TurnWrites.Overtake))
            worker.CouldNotGiveUp = phase != CallPhase.AfterAnswer;
        else if (!Calls.Is(call, TurnWrites.Renew))
            worker.LastWriteFailed = phase != CallPhase.AfterAnswer;
        if (conversation.Record is null)
            worker.Disturb("no record");
        if (conversation.Record?.GetValueOrDefault(Names.Owner)?.S is { } token && HolderOf(token) != worker)
        {
            worker.Disturb(SomebodyElses);
            worker.BlockedBy = token;
        }
    }

    public void Changed(Dictionary<string, AttributeValue> before, Dictionary<string, AttributeValue> after, Worker worker)
    {
        var owner = before.GetValueOrDefault(Names.Owner)?.S;
        var newOwner = after.GetValueOrDefault(Names.Owner)?.S;
        var isClaim = Calls.IsClaim(world.Dynamo.Applying!);
        if (isClaim)
        {
            if (newOwner == owner)
                world.Context.Violate($"P4: the claim of {worker} was granted twice");
            var isLate = HolderOf(newOwner) != worker || world.Network.IsLanding;
            if (isLate)
            {
                if (newOwner == _lastEnded)
                    world.Context.Violate($"P3: the claim of {worker}, which had ended, came back, and nobody works under it");
                _late.Add(newOwner!);
                worker.Disturb("a claim of its own that came late");
            }
            else
            {
                worker.Token = newOwner;
                worker.FoundTheLastReceiveOver = owner is null
                    && before.GetValueOrDefault(Names.LastMessageId)?.S == after.GetValueOrDefault(Names.MessageId)?.S
                    && TurnItem.Number(before, Names.LastReceiveCount) >= SimulatedWorld.MaxReceiveCount;
                var isHandedOff = before.GetValueOrDefault(Names.HandOff)?.BOOL == true;
                if (isHandedOff)
                    _foundHandedOff.Add(worker);
                else
                    _foundHandedOff.Remove(worker);
            }

            var canStillBeReliedOn = HolderOf(owner) is { } holder && TurnItem.Deadline(before) is { } end && holder.Time.GetUtcNow() < end - world.Margin;
            if (!_reset.Contains(owner ?? "") && canStillBeReliedOn)
                world.Context.Violate($"P4: {worker} took the claim of {HolderOf(owner)} while that worker could still rely on it");
            Lease(after, worker);
            return;
        }

        if (Calls.Is(world.Dynamo.Applying!, TurnWrites.GiveUpUnclaimed))
        {
            CheckUnclaimed(before, worker);
            return;
        }

        if (Calls.Is(world.Dynamo.Applying!, TurnWrites.Overtake))
        {
            CheckOvertaking(owner, worker);
            return;
        }

        // A renewal may be applied twice: what it may not do is shorten a lease.
        var isRenewal = Calls.Is(world.Dynamo.Applying!, TurnWrites.Renew);
        if (!isRenewal && !_applied.Add(world.Dynamo.Applying!))
            world.Context.Violate($"P4: one write of {worker} was applied twice");
        if (owner is null)
            world.Context.Violate($"P4: {worker} wrote to the conversation without a claim");
        else if (owner != worker.Token)
            world.Context.Violate($"P4: {worker} wrote to the conversation under a claim that is not its own any more");
        if (TurnItem.Deadline(after) < TurnItem.Deadline(before))
            world.Context.Violate($"P4: {worker} shortened the lease of {owner}");
        Lease(after, worker);
        if (newOwner is null)
            (_lastEnded, EndedAt) = (owner, world.Context.Timeline.Now);
    }

    /// <summary>Written without a claim, it may take back no more than what this very trigger has left.</summary>
    private void CheckUnclaimed(Dictionary<string, AttributeValue> before, Worker worker)
    {
        if (before.GetValueOrDefault(Names.Status)?.S != Contract.Statuses.Retry)
            world.Context.Violate($"P4: {worker} wrote without a claim over the status '{before.GetValueOrDefault(Names.Status)?.S}'");
        if (before.GetValueOrDefault(Names.LastMessageId)?.S is { } left
            && !world.Queue.Messages.Any(message => message.Id == left && message.Receivers.Contains(worker)))
        {
            world.Context.Violate($"P7: {worker} gave up what {left} tries again");
        }
    }

    /// <summary>Whoever is told works on the same trigger.</summary>
    private void CheckOvertaking(string? owner, Worker worker)
    {
        if (HolderOf(owner) is not { } holder)
            world.Context.Violate($"P4: {worker} told nobody that it is the last receive");
        else if (!world.Queue.Messages.Any(message => message.Receivers.Contains(worker) && message.Receivers.Contains(holder)))
            world.Context.Violate($"P7: {worker} told {holder}, which works on another trigger, that nobody tries again");
        else if (owner == holder.Token)
            holder.FoundTheLastReceiveOver = true;
    }

    /// <summary>What is left of the claim, by the clock of whoever is ahead of this worker, outlasts the longest send.</summary>
    private void CheckTimeToSend(Worker worker)
    {
        if (conversation.Record is not { } record || record.GetValueOrDefault(Names.Owner)?.S != worker.Token || TurnItem.Deadline(record) is not { } end)
            return;

        if (end - world.Margin - worker.Time.GetUtcNow() <= world.Phone.SendTimeout)
            world.Context.Violate($"P2: {worker} began a send that its claim may not outlast");
    }

    /// <summary>When a claim ends, no send of its worker may be under way: somebody else may be looking for it already.</summary>
    private void CheckSend(Worker worker)
    {
        var token = conversation.Record?.GetValueOrDefault(Names.Owner)?.S;
        if (_reset.Count == 0 && token is not null && token != worker.Token && !CameLate(token))
            world.Context.Violate($"P2: a send of {worker} was under way when {HolderOf(token)} had the conversation");
    }

    private void Lease(Dictionary<string, AttributeValue> after, Worker worker)
    {
        if (TurnItem.Deadline(after) is { } end)
            worker.LeaseEnds = world.Context.Timeline.Now + (end - worker.Time.GetUtcNow());
    }

    /// <summary>A worker that ends by itself ends its claim, unless that very write got no answer.</summary>
    public void Ended(Worker worker)
    {
        if (conversation.Record is null)
            worker.Disturb("no record");
        if (conversation.Record?.GetValueOrDefault(Names.Owner)?.S is { } token && HolderOf(token) == worker && !worker.LastWriteFailed && !CameLate(token))
            world.Context.Violate($"P3: {worker} ended and left its claim behind");
    }
}
