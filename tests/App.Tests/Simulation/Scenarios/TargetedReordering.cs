using Amazon.DynamoDBv2.Model;
using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Turns;
using App.Tests.Simulation.Engine;
using WhatsAppReplies.Replies.Conversations.Writes;
using Names = WhatsAppReplies.Contract.Conversations;

namespace App.Tests.Simulation.Scenarios;

/// <summary>
/// Targeted reordering: delays single requests and releases them at the moments at which only one condition of a write keeps an invariant.
/// Requests of one worker keep their order.
/// </summary>
internal sealed class TargetedReordering(Random random)
{
    private readonly List<(Worker Victim, ExternalCall Call, HeldRequest Hold)> _held = [];
    private readonly double _patience = random.Pick(0.3, 0.6, 0.9);
    private readonly double _greed = random.Pick(0.15, 0.3, 0.6);
    private readonly HashSet<string> _ended = [];
    private int _left = random.Pick(1, 2, 3, 5);

    public Interleaving Interleaving { get; } = random.Pick(
        Interleaving.AnyMoment,
        Interleaving.DuplicateClaimAfterTurn,
        Interleaving.DuplicateClaimDuringTurn,
        Interleaving.LateClaim,
        Interleaving.SameStepOtherOwner);

    /// <summary>The worker whose claim arrives twice, or late.</summary>
    public Worker? Victim { get; private set; }

    /// <summary>The conversation as it is now.</summary>
    public Func<Dictionary<string, AttributeValue>?> Record { get; set; } = () => null;

    /// <summary>Some item stands under a key of the conversations table.</summary>
    public Func<Dictionary<string, AttributeValue>, bool> IsThere { get; set; } = _ => false;

    public bool HoldsSomebodyOtherThan(Worker worker) => _held.Exists(held => held.Victim != worker && held.Hold.IsWaiting);

    /// <returns>Nothing when this request passes.</returns>
    public HeldRequest? Hold(Worker worker, ExternalCall call, TimeSpan most)
    {
        if (!IsWanted(worker, call))
            return null;

        var hold = new HeldRequest(most);
        _held.Add((worker, call, hold));
        return hold;
    }

    /// <summary>Releases what is held when the wanted interleaving is reached; called whenever a worker makes a call.</summary>
    public void LetGo(Worker busy)
    {
        if (Victim is not null && IsFreeAfterSomebodyElse(Victim))
            _ended.Add(Record()![Names.LastOwner].S);
        for (var index = 0; index < _held.Count; index++)
        {
            var (victim, call, hold) = _held[index];
            if (victim == busy || !hold.IsWaiting || !IsTheMoment(victim, call))
                continue;

            _held.RemoveAt(index--);
            hold.LetGo();
            if (Interleaving == Interleaving.AnyMoment && random.Chance(0.5))
                return;
        }
    }

    private bool IsWanted(Worker worker, ExternalCall call)
    {
        if (Interleaving == Interleaving.DuplicateClaimAfterTurn)
        {
            if (call.Request is not UpdateItemRequest update)
                return false;
            if (Victim is null && Calls.IsClaim(update) && random.Chance(0.7))
                Victim = worker;
            return worker == Victim && random.Chance(0.9);
        }

        if (Interleaving is Interleaving.LateClaim or Interleaving.DuplicateClaimDuringTurn)
        {
            if (Victim is not null || !Calls.IsClaim(call) || !random.Chance(0.5))
                return false;
            Victim = worker;
            return true;
        }

        var isFree = Interleaving == Interleaving.SameStepOtherOwner && call.Request is UpdateItemRequest claim && Calls.IsClaim(claim);
        if (_left == 0 || isFree || !random.Chance(_greed))
            return false;
        _left--;
        return true;
    }

    private bool IsTheMoment(Worker victim, ExternalCall call) => Interleaving switch
    {
        Interleaving.DuplicateClaimAfterTurn => !victim.IsAlive && IsFreeAfterSomebodyElse(victim),
        Interleaving.DuplicateClaimDuringTurn => victim.IsAlive && Record()?.ContainsKey(Names.Owner) == false,
        Interleaving.LateClaim => _ended.Count >= 2 && IsFreeAfterSomebodyElse(victim),
        Interleaving.SameStepOtherOwner => call.Request switch
        {
            UpdateItemRequest update => IsOnlyTheOwnerAnother(victim, update),
            PutItemRequest put => IsThere(put.Item),
            _ => !random.Chance(_patience),
        },
        _ => !random.Chance(_patience),
    };

    private bool IsFreeAfterSomebodyElse(Worker victim) =>
        Record() is { } record
        && !record.ContainsKey(Names.Owner)
        && record.GetValueOrDefault(Names.LastOwner)?.S is { } last
        && !last.StartsWith(victim.Name + "-", StringComparison.Ordinal);

    /// <summary>By its worker: a write whose guard was taken away does not name the owner.</summary>
    private bool IsOnlyTheOwnerAnother(Worker victim, UpdateItemRequest update) =>
        Record() is { } record
        && record.GetValueOrDefault(Names.Owner)?.S is { } owner
        && owner != victim.Token
        && TurnItem.Number(record, Names.Step) == TurnItem.Number(update.ExpressionAttributeValues, ":step");
}
