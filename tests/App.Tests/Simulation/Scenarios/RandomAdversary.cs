using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Turns;
using App.Tests.Simulation.Engine;
using WhatsAppReplies.Replies.Model;
using WhatsAppReplies.Replies.Turns;

namespace App.Tests.Simulation.Scenarios;

/// <summary>
/// Random fault injection: draws faults from a budget, so that every run reaches quiescence. What it may do is what the design allows for: clocks
/// differ by less than the margin, and the provider accepts and lists within the grace.
/// </summary>
internal sealed class RandomAdversary : IAdversary
{
    private const double MostSkew = 4.5;
    private const double MostLate = 9;
    private const double SendTimeout = 15;
    private const double MostClockStep = 4.5;

    /// <summary>With what a held send waits it stays below its timeout.</summary>
    private static readonly TimeSpan MostSlowSend = TimeSpan.FromSeconds(7);

    private readonly Random _random;
    private readonly HashSet<CallFault> _faults = [];

    /// <summary>
    /// Whoever takes a claim off the record by hand takes the number of its step away too: then at most one request of a worker is stuck
    /// and still arrives.
    /// </summary>
    private readonly HashSet<Worker> _withStuckRequest = [];

    /// <summary>Fresh credentials are tried once.</summary>
    private readonly HashSet<Worker> _refusedOnce = [];

    /// <summary>Whoever frees a conversation by hand while its worker is alive takes away what protects a slow send: then sends are quick.</summary>
    private readonly bool _areClaimsReset;

    private readonly bool _areClaimsTakenOff;
    private readonly double _slowness;
    private readonly double _faultiness;
    private readonly double _skew;
    private readonly double _mortality;
    private readonly double _late;
    private readonly StalledWorkers _stalled;
    private readonly TargetedReordering? _reordering;
    private int _faultsLeft;
    private int _crashesLeft;
    private int _stallsLeft;
    private int _duplicatesLeft;
    private int _lostAcknowledgementsLeft;
    private int _resetsLeft;
    private int _notesLeft;
    private int _handOffsLeft;

    public RandomAdversary(Random random)
    {
        _random = random;
        _reordering = random.Chance(0.5) ? new TargetedReordering(random) : null;
        _areClaimsReset = _reordering?.Interleaving switch
        {
            Interleaving.SameStepOtherOwner or Interleaving.DuplicateClaimDuringTurn => true,
            Interleaving.DuplicateClaimAfterTurn or Interleaving.LateClaim => false,
            Interleaving.AnyMoment => random.Chance(0.5),
            _ => random.Chance(0.15),
        };
        _areClaimsTakenOff = _areClaimsReset
            && (_reordering?.Interleaving is Interleaving.SameStepOtherOwner or Interleaving.DuplicateClaimDuringTurn || random.Chance(0.5));
        foreach (var fault in Enum.GetValues<CallFault>())
        {
            if (random.Chance(0.5) && !(_areClaimsReset && fault == CallFault.AcceptedLate))
                _faults.Add(fault);
        }

        _slowness = _areClaimsReset ? random.Pick(0.02, 0.3) : random.Pick(0.02, 0.02, 0.3, 3);
        _faultiness = random.Pick(0.03, 0.1, 0.3);
        _mortality = random.Pick(0.02, 0.06, 0.15);
        _skew = random.Pick(0, MostSkew);
        _late = random.Pick(0.5, MostLate);
        _stalled = new StalledWorkers(random, random.Pick(0, 0.03, 0.15), SendTimeout);
        _faultsLeft = random.Pick(0, 1, 2, 4, 8);
        _crashesLeft = random.Pick(0, 0, 1, 2, 3);
        _stallsLeft = _areClaimsReset ? 0 : random.Pick(0, 0, 1, 2);
        _duplicatesLeft = _reordering is null ? random.Pick(0, 0, 1, 2) : random.Pick(1, 2, 3);
        _lostAcknowledgementsLeft = random.Pick(0, 0, 0, 1);
        _resetsLeft = _areClaimsReset ? random.Pick(1, 2) : 0;
        _notesLeft = _reordering is null ? 0 : random.Pick(0, 0, 1);
        _handOffsLeft = _reordering is null ? 0 : random.Pick(0, 0, 0, 1);
    }

    /// <summary>What happens to the inbound function, where that stages.</summary>
    public InboundFaults? Inbound { get; set; }

    /// <summary>The longest latency of most calls, in seconds.</summary>
    public double Slowness => _slowness;

    /// <summary>A person frees the conversation, and takes the claim off it or not; says whether somebody had it.</summary>
    public Func<Worker, bool, bool> ResetClaim { get; set; } = (_, _) => false;

    /// <summary>How long a trigger can wait in the queue although it is visible: longer than what is staged lives, where that expires.</summary>
    public TimeSpan SlowQueue { get; set; }

    /// <summary>Another system appends to the messages.</summary>
    public Action AppendNote { get; set; } = () => { };

    /// <summary>A person takes the conversation over.</summary>
    public Action HandOff { get; set; } = () => { };

    public TargetedReordering? Reordering => _reordering;

    /// <summary>The provider's delay between accepting a message and listing it.</summary>
    public TimeSpan ListingDelay() => _random.Seconds(0, _late);

    public TimeSpan WebhookPause() => _random.Seconds(0, _slowness * _random.Pick(1, 1, 5));

    public DeliveryPlan PlanDelivery() => new()
    {
        Poll = SlowQueue > TimeSpan.Zero && _random.Chance(0.2) ? _random.Seconds(0, SlowQueue.TotalSeconds) : _random.Seconds(0, _random.Pick(0.02, 0.5)),
        Skew = Skew(),
        Again = Takes(ref _duplicatesLeft, _reordering is null ? 0.3 : 0.8) ? _random.Seconds(0, _random.Pick(0.1, 3, 60)) : null,
        SameCount = _random.Chance(0.5),
        AcknowledgementLost = Takes(ref _lostAcknowledgementsLeft, 0.2),
    };

    public WebhookPlan PlanWebhook() => Inbound!.PlanWebhook();

    public TimeSpan IndexLag() => Inbound!.IndexLag();

    public CallPlan Plan(Worker worker, ExternalCall call)
    {
        if (worker.IsInbound)
            return Inbound!.Plan(worker, call);

        _stalled.Wake(worker);
        var isTempting = _reordering?.HoldsSomebodyOtherThan(worker) == true;
        if (_resetsLeft > 0 && call.Operation == "UpdateItem" && _random.Chance(isTempting ? 0.8 : 0.3) && ResetClaim(worker, _areClaimsTakenOff))
            _resetsLeft--;
        if (call.Service == "dynamodb" && Takes(ref _notesLeft, 0.2))
            AppendNote();
        if (call.Operation == "Send" && Takes(ref _handOffsLeft, 0.5))
            HandOff();
        _reordering?.LetGo(worker);

        var plan = new CallPlan
        {
            Outward = Latency(call),
            Back = Latency(call),
            LandsAnyway = _random.Chance(0.5),
            ClockSet = _skew > 0 && _random.Chance(0.01) ? Step(worker.Skew) : null,
        };
        if (call.Operation == "Send" && !_areClaimsReset && _random.Chance(0.1))
            plan = plan with { Outward = _random.Seconds(7, SendTimeout - 0.5), Back = TimeSpan.FromSeconds(0.1) };
        if (_reordering is not null && Trapped(worker, call, plan) is { } trapped)
            return trapped;
        if (Takes(ref _crashesLeft, _mortality))
            return plan with { Crash = _random.Pick(CallPhase.Before, CallPhase.AfterEffect, CallPhase.AfterAnswer) };
        if (Takes(ref _stallsLeft, _mortality))
        {
            worker.CouldNotKeep = true;
            return plan with { Stall = _stalled.Stall(worker) };
        }

        if (_faultsLeft > 0 && _random.Chance(_faultiness))
            plan = Spoil(worker, call, plan);
        return call.Request is ModelRequest request ? WithinBudget(worker, request, plan) : plan;
    }

    /// <summary>
    /// A write that gets stuck may come whenever the client has repeated it; a slow one keeps its worker waiting. A slow send still
    /// ends before anybody who takes the conversation over may look for it.
    /// </summary>
    private CallPlan? Trapped(Worker worker, ExternalCall call, CallPlan plan)
    {
        // The victim's turns are to end in every way.
        if (call.Service == "assistants"
            && _reordering!.Interleaving == Interleaving.DuplicateClaimAfterTurn
            && worker == _reordering.Victim
            && _random.Pick(CallFault.None, CallFault.TryAgain, CallFault.Never) is var fate and not CallFault.None)
        {
            worker.Disturb($"{fate} at {call}");
            return plan with { Fault = fate };
        }

        var most = call.Operation switch
        {
            "UpdateItem" when call.Target == TurnWorld.Settings.StageTable => 0,
            "UpdateItem" when _reordering!.Interleaving == Interleaving.LateClaim => 500,
            "UpdateItem" => _random.Pick(10, 40, 900),
            "PutItem" => _random.Pick(10, 40),
            "Send" => 7,
            _ => 0,
        };
        if (most == 0 || _reordering!.Hold(worker, call, TimeSpan.FromSeconds(most)) is not { } hold)
            return null;

        plan = plan with { Hold = hold };
        if (call.Operation == "Send")
        {
            worker.Disturb("slow send");
            plan = plan with { Outward = plan.Outward < MostSlowSend ? plan.Outward : MostSlowSend };
            return _random.Chance(0.5) ? plan with { Fault = _random.Pick(CallFault.Lost, CallFault.AcceptedAndDropped) } : plan;
        }

        var isStuck = _reordering.Interleaving is Interleaving.DuplicateClaimAfterTurn or Interleaving.DuplicateClaimDuringTurn
            || (_reordering.Interleaving == Interleaving.AnyMoment && _random.Chance(0.6));
        if (isStuck && MayBeStuck(worker))
            return plan with { Fault = CallFault.Doubled };
        worker.Disturb("slow write");
        return plan;
    }

    private bool MayBeStuck(Worker worker) => !_areClaimsTakenOff || _withStuckRequest.Add(worker);

    private CallPlan Spoil(Worker worker, ExternalCall call, CallPlan plan)
    {
        var fault = _random.Pick(PossibleFaults.Of(call));
        if (!_faults.Contains(fault) || (fault == CallFault.Doubled && !MayBeStuck(worker)))
            return plan;

        _faultsLeft--;
        if (fault == CallFault.Unprocessed && _random.Chance(0.5))
            LeaveUndone(worker);
        var isExcuse = call.Operation != "ChangeMessageVisibility" && fault switch
        {
            CallFault.Repeated or CallFault.Doubled or CallFault.Unprocessed => false,
            CallFault.Unauthorized => !_refusedOnce.Add(worker),
            _ => true,
        };
        worker.CouldNotKeep |= call.Operation is "Query" or "UpdateItem" && call.Target == TurnWorld.Settings.StageTable;
        if (isExcuse)
            worker.Disturb($"{fault} at {call}");
        return fault switch
        {
            CallFault.AcceptedLate => plan with { Fault = fault, Late = plan.Back + _random.Seconds(0, _late) },
            CallFault.Doubled => plan with { Fault = fault, Late = _random.Seconds(0, _random.Pick(1, 30, 900)) },
            _ => plan with { Fault = fault },
        };
    }

    /// <summary>For as long as this worker lives. Fragments that stay excuse nothing; a lock that stays does.</summary>
    private void LeaveUndone(Worker worker)
    {
        var table = _random.Pick(TurnWorld.Settings.StageTable, TurnWorld.Settings.TriggerLockTable);
        worker.Unprocessed.Add(table);
        if (table == TurnWorld.Settings.TriggerLockTable)
            worker.Disturb("the lock cannot be deleted");
    }

    private TimeSpan Latency(ExternalCall call) => (call.Service, call.Operation) switch
    {
        ("model", _) => _random.Seconds(0.2, _random.Pick(3, 3, 20, 150)),
        ("messenger", "Send") => _random.Seconds(0.05, _areClaimsReset ? 1 : _random.Pick(0.5, 0.5, 7)),
        _ => _random.Seconds(0.001, _slowness),
    };

    /// <summary>The model's client gives up at the end of its budget.</summary>
    private static CallPlan WithinBudget(Worker worker, ModelRequest request, CallPlan plan)
    {
        var left = request.Deadline - worker.Time.GetUtcNow();
        if (plan.Outward + plan.Back < left)
            return plan;

        worker.Disturb("slow model");
        return plan with { Outward = left * 0.5, Back = left * 0.5, Fault = CallFault.TryAgain };
    }

    public TimeSpan Skew() => _random.Seconds(-_skew, _skew);

    private TimeSpan Step(TimeSpan skew)
    {
        var stepped = skew.TotalSeconds + _random.Seconds(-MostClockStep, MostClockStep).TotalSeconds;
        return TimeSpan.FromSeconds(Math.Clamp(stepped, -MostSkew, MostSkew));
    }

    private bool Takes(ref int left, double probability)
    {
        if (left == 0 || !_random.Chance(probability))
            return false;
        left--;
        return true;
    }
}
