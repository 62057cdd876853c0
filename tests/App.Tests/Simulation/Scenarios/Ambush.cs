using Amazon.DynamoDBv2.Model;
using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Turns;
using App.Tests.Simulation.Engine;
using WhatsAppReplies.Replies.Conversations.Writes;
using Names = WhatsAppReplies.Contract.Conversations;

namespace App.Tests.Simulation.Scenarios;

/// <summary>
/// Holds single requests and lets them go in the moments in which one condition alone stands between a promise and its breach.
/// Requests of one worker keep their order.
/// </summary>
internal sealed class Ambush(Random random)
{
    private readonly List<(Worker Victim, ExternalCall Call, Hold Hold)> _held = [];
    private readonly double _patience = random.Pick(0.3, 0.6, 0.9);
    private readonly double _greed = random.Pick(0.15, 0.3, 0.6);
    private readonly HashSet<string> _ended = [];
    private int _left = random.Pick(1, 2, 3, 5);

    public Plot Plot { get; } = random.Pick(Plot.Anywhere, Plot.Comeback, Plot.Echo, Plot.Latecomer, Plot.Fence);

    /// <summary>Whose claim comes back, or late.</summary>
    public Worker? Victim { get; private set; }

    /// <summary>The conversation as it is now.</summary>
    public Func<Dictionary<string, AttributeValue>?> Record { get; set; } = () => null;

    /// <summary>Some item stands under a key of the conversations table.</summary>
    public Func<Dictionary<string, AttributeValue>, bool> IsThere { get; set; } = _ => false;

    public bool HoldsSomebodyOtherThan(Worker worker) => _held.Exists(held => held.Victim != worker && held.Hold.IsWaiting);

    /// <returns>Nothing when this request passes.</returns>
    public Hold? Hold(Worker worker, ExternalCall call, TimeSpan most)
    {
        if (!IsWanted(worker, call))
            return null;

        var hold = new Hold(most);
        _held.Add((worker, call, hold));
        return hold;
    }

    /// <summary>Somebody is at work: perhaps this is the moment.</summary>
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
            if (Plot == Plot.Anywhere && random.Chance(0.5))
                return;
        }
    }

    private bool IsWanted(Worker worker, ExternalCall call)
    {
        if (Plot == Plot.Comeback)
        {
            if (call.Request is not UpdateItemRequest update)
                return false;
            if (Victim is null && Calls.IsClaim(update) && random.Chance(0.7))
                Victim = worker;
            return worker == Victim && random.Chance(0.9);
        }

        if (Plot is Plot.Latecomer or Plot.Echo)
        {
            if (Victim is not null || !Calls.IsClaim(call) || !random.Chance(0.5))
                return false;
            Victim = worker;
            return true;
        }

        var isFree = Plot == Plot.Fence && call.Request is UpdateItemRequest claim && Calls.IsClaim(claim);
        if (_left == 0 || isFree || !random.Chance(_greed))
            return false;
        _left--;
        return true;
    }

    private bool IsTheMoment(Worker victim, ExternalCall call) => Plot switch
    {
        Plot.Comeback => !victim.IsAlive && IsFreeAfterSomebodyElse(victim),
        Plot.Echo => victim.IsAlive && Record()?.ContainsKey(Names.Owner) == false,
        Plot.Latecomer => _ended.Count >= 2 && IsFreeAfterSomebodyElse(victim),
        Plot.Fence => call.Request switch
        {
            UpdateItemRequest update => IsOnlyTheOwnerAnother(update),
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

    private bool IsOnlyTheOwnerAnother(UpdateItemRequest update) =>
        Record() is { } record
        && record.GetValueOrDefault(Names.Owner)?.S is { } owner
        && owner != update.ExpressionAttributeValues[":owner"].S
        && TurnItem.Number(record, Names.Step) == TurnItem.Number(update.ExpressionAttributeValues, ":step");
}
