using System.Globalization;
using App.Tests.Fakes.Calls;
using App.Tests.Simulation.Engine;

namespace App.Tests.CrashMatrix;

/// <summary>Everything goes as the shape says, and one process dies at one point.</summary>
internal sealed class ScriptedAdversary(TurnShape shape, CrashPoint? point) : IAdversary
{
    private static readonly TimeSpan Half = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    private readonly Dictionary<string, int> _made = [];
    private readonly Dictionary<(string Worker, string Operation), int> _ofKind = [];
    private int _deliveries;
    private int _latest;

    /// <summary>What the subject called, in order.</summary>
    public List<ExternalCall> Calls { get; } = [];

    public Action Crashed { get; set; } = () => { };

    private string Subject => $"w{shape.Subject}";

    public CallPlan Plan(Worker worker, ExternalCall call)
    {
        var number = _made[worker.Name] = _made.GetValueOrDefault(worker.Name) + 1;
        var kind = (worker.Name, call.Operation);
        _latest = Math.Max(_latest, NumberOf(worker));
        var plan = new CallPlan { Outward = Half, Back = Half };
        if (worker.Name != Subject)
        {
            var isPrelude = shape.Subject > 1 && worker.Name == "w1";
            return isPrelude && shape.PreludeCrash(call) is { } crash
                ? plan with { Crash = crash }
                : Disturbed(worker, plan with { Fault = OfOthers(worker, call) });
        }

        Calls.Add(call);
        _ofKind[kind] = _ofKind.GetValueOrDefault(kind) + 1;
        if (call.Operation == "Reply" && shape.ModelTakes > TimeSpan.Zero)
            plan = plan with { Outward = shape.ModelTakes };
        plan = Disturbed(worker, plan with { Fault = shape.Fault(call, _ofKind[kind]) });
        if (number != point?.Call)
            return plan;

        Crashed();
        return plan with { Crash = point.Phase };
    }

    /// <summary>Of the deliveries after the subject's, the first one comes to two workers.</summary>
    public DeliveryPlan PlanDelivery()
    {
        var isAfterTheSubject = ++_deliveries == shape.Subject + 1;
        var comesTwice = _latest + 1 == shape.ComesTwiceAt || (isAfterTheSubject && point?.Redelivery == Redelivery.Twice);
        return new() { Poll = Poll, Again = comesTwice ? TimeSpan.Zero : null };
    }

    public TimeSpan WebhookPause() => TimeSpan.FromMilliseconds(10);

    public WebhookPlan PlanWebhook() => new();

    public TimeSpan IndexLag() => TimeSpan.Zero;

    public TimeSpan Skew() => TimeSpan.Zero;

    private static CallPlan Disturbed(Worker worker, CallPlan plan)
    {
        if (plan.Fault is CallFault.TryAgain or CallFault.Never or CallFault.Refused)
            worker.Disturb($"{plan.Fault}");
        return plan;
    }

    private static int NumberOf(Worker worker) => int.Parse(worker.Name.AsSpan(1), CultureInfo.InvariantCulture);

    private CallFault OfOthers(Worker worker, ExternalCall call) =>
        NumberOf(worker) < shape.Subject && shape.Earlier(call) is not CallFault.None and var earlier ? earlier
        : shape.IsForAPersonToMend ? shape.Fault(call, 1)
        : CallFault.None;
}
