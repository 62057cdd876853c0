using Amazon.DynamoDBv2.Model;
using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Turns;
using App.Tests.Inbound.Support;
using App.Tests.Simulation.Engine;
using WhatsAppReplies;

namespace App.Tests.Simulation.Scenarios;

/// <summary>
/// Random fault injection into the inbound function's calls and into its webhooks, with a budget of its own: what happens to webhooks takes nothing from what
/// happens to turns.
/// </summary>
internal sealed class InboundFaults
{
    private static readonly CallPlan AtOnce = new() { IsAtOnce = true };

    private readonly Random _random;
    private readonly double _slowness;
    private readonly double _faultiness;
    private readonly double _mortality;
    private readonly double _coldStarts;
    private readonly string? _deathAt;
    private readonly bool _hasLateIndex;
    private readonly double _mostLag;
    private int _faultsLeft;
    private int _deathsLeft;
    private int _stallsLeft;
    private int _lostAnswersLeft;
    private int _duplicatesLeft;

    /// <param name="random">What is drawn.</param>
    /// <param name="slowness">The longest latency of most calls, in seconds.</param>
    /// <param name="hasLateIndex">Which conversation is whose changes while the history lasts.</param>
    public InboundFaults(Random random, double slowness, bool hasLateIndex)
    {
        (_random, _hasLateIndex) = (random, hasLateIndex);
        // A process has 12 s for ten calls: with slower ones no webhook would ever be answered well.
        _slowness = slowness > 1 && random.Chance(0.9) ? 0.3 : slowness;
        _faultiness = random.Pick(0.03, 0.1, 0.3);
        _mortality = random.Pick(0.02, 0.06, 0.15);
        _coldStarts = random.Pick(0, 0.2, 1);
        _deathAt = random.Pick(null, "stage", "lock", "trigger", "receipt");
        _faultsLeft = random.Pick(0, 0, 0, 1, 2);
        _deathsLeft = random.Pick(0, 0, 1, 1, 2);
        _stallsLeft = random.Pick(0, 0, 0, 1);
        _lostAnswersLeft = random.Pick(0, 0, 1, 2);
        _duplicatesLeft = random.Pick(0, 0, 1, 2);
        if (!hasLateIndex)
            return;

        _deathAt = random.Pick(_deathAt, "assignment", "record");
        _mostLag = random.Pick(0, 0.5, 5, 120);
    }

    public TimeSpan IndexLag() => _random.Seconds(0, _mostLag);

    public WebhookPlan PlanWebhook() => new()
    {
        Pause = _random.Seconds(0, _slowness * _random.Pick(1, 1, 5)),
        AnswerLost = Takes(ref _lostAnswersLeft, 0.3),
        Again = Takes(ref _duplicatesLeft, 0.3) ? _random.Seconds(0, _random.Pick(0.1, 3, 60)) : null,
        IsColdStart = _random.Chance(_coldStarts),
    };

    public CallPlan Plan(Worker worker, ExternalCall call)
    {
        // All of the latency is on the way to the service, to save an event for each call; a fault has a way back too.
        var plan = new CallPlan { Outward = 2 * Latency(), LandsAnyway = _random.Chance(0.5) };
        var isDrawn = StepOf(call) is { } step && step == _deathAt;
        if (Takes(ref _deathsLeft, isDrawn ? 0.5 : _deathAt is null ? _mortality : 0))
            return plan with { Crash = _random.Pick(CallPhase.Before, CallPhase.AfterEffect, CallPhase.AfterAnswer) };
        if (Takes(ref _stallsLeft, _mortality))
            return plan with { Stall = _random.Seconds(1, _random.Pick(10, 40, 90, 200)) };
        if (_faultsLeft > 0 && _random.Chance(_faultiness))
            return Spoil(worker, call, plan);
        return IsOfWhatStays(call) && !(_hasLateIndex && call.Operation == "Query") ? AtOnce : plan;
    }

    private CallPlan Spoil(Worker worker, ExternalCall call, CallPlan plan)
    {
        _faultsLeft--;
        plan = plan with { Outward = plan.Outward / 2, Back = plan.Outward / 2 };
        var fault = _random.Pick(PossibleFaults.OfInbound(call));
        if (fault is not (CallFault.Repeated or CallFault.Doubled))
            worker.Disturb($"{fault} at {call}");
        return fault == CallFault.Doubled
            ? plan with { Fault = fault, Late = _random.Seconds(0, _random.Pick(1, 30, 900)) }
            : plan with { Fault = fault };
    }

    /// <summary>The steps after which something is left undone; nothing for the others.</summary>
    private static string? StepOf(ExternalCall call) => call.Request switch
    {
        PutItemRequest put when put.TableName == TurnWorld.Settings.StageTable => "stage",
        PutItemRequest put when put.TableName == TurnWorld.Settings.TriggerLockTable => OfKey(put.Item[Contract.TriggerLock.ConversationId].S),
        PutItemRequest put when put.TableName == TurnWorld.Settings.ConversationsTable => "record",
        _ when call.Operation == "SendMessage" => "trigger",
        _ => null,
    };

    private static string? OfKey(string key) => key.StartsWith(Contract.TriggerLock.ReceiptPrefix, StringComparison.Ordinal) ? "receipt"
        : key.StartsWith(Contract.TriggerLock.AssignmentPrefix, StringComparison.Ordinal) ? "assignment"
        : "lock";

    /// <summary>
    /// Numbers, secrets, and which conversation is whose: nobody changes them while the run lasts, and when they are read makes no difference.
    /// </summary>
    private static bool IsOfWhatStays(ExternalCall call) =>
        call.Operation is "GetSecretValue" or "Query" || call is { Operation: "Scan", Target: InboundWorld.NumbersTable };

    private TimeSpan Latency() => _random.Seconds(0.001, _slowness);

    private bool Takes(ref int left, double probability)
    {
        if (left == 0 || !_random.Chance(probability))
            return false;
        left--;
        return true;
    }
}
