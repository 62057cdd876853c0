using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Dynamo;

namespace App.Tests.Simulation.Engine;

/// <summary>
/// Simulated network: every external call of every worker passes here, and gets the delays and faults that the adversary has planned for
/// it.
/// </summary>
internal sealed class SimulatedNetwork(SimulationContext context, Func<IAdversary> adversary) : ICallInterceptor
{
    private static readonly Task<CallDecision> Go = Task.FromResult(CallDecision.Go);
    private static readonly Task<CallDecision> Never = new TaskCompletionSource<CallDecision>().Task;

    /// <summary>Carries out a request whose caller has gone: set by whoever owns the services.</summary>
    public Action<ExternalCall> Land { get; set; } = _ => { };

    /// <summary>Observer that is called when a call's effect is about to happen or has happened.</summary>
    public Action<Worker, ExternalCall, CallPhase> Watch { get; set; } = (_, _, _) => { };

    /// <summary>True while a request lands whose caller has gone: nothing waits then.</summary>
    public bool IsLanding { get; private set; }

    public Task<CallDecision> InterceptAsync(ExternalCall call, CallPhase phase, CancellationToken cancellationToken)
    {
        if (IsLanding)
            return Go;

        var worker = context.Acting ?? throw new InvalidOperationException($"{call} is made outside the simulation's own thread of events.");
        Watch(worker, call, phase);
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<CallDecision>(cancellationToken);

        return phase switch
        {
            CallPhase.Before => Begin(worker, call, cancellationToken),
            CallPhase.AfterEffect => Return(worker, call, cancellationToken),
            _ => Arrive(worker, call),
        };
    }

    private Task<CallDecision> Begin(Worker worker, ExternalCall call, CancellationToken cancellationToken)
    {
        var plan = adversary().Plan(worker, call);
        worker.Plans[call] = plan;
        if (context.IsTraced)
            context.Note($"{call} ({plan})");

        if (plan.IsAtOnce)
            return Go;

        if (plan.ClockSet is { } skew)
            worker.Skew = skew;
        var token = worker.Token;
        var comesOnceMore = plan.Fault is CallFault.Doubled or CallFault.AcceptedLate;
        if (comesOnceMore)
            Travel(plan.Outward + plan.Late, plan.Hold, () => LandAs(worker, token, call));

        var crashesBefore = plan.Crash == CallPhase.Before;
        if (crashesBefore)
            context.Timeline.After(plan.Outward * 0.5, () => Kill(worker));

        var pending = new PendingCall(cancellationToken);
        Travel(plan.Outward, comesOnceMore ? null : plan.Hold, () =>
        {
            var isAbandoned = worker.IsDead || pending.IsOver;
            if (isAbandoned && plan.LandsAnyway && plan.Fault == CallFault.None)
                LandAs(worker, token, call);
            else if (plan.Fault == CallFault.Refused)
                worker.Run(() => pending.Fail(Error(call)));
            else if (!worker.IsDead)
                worker.RunAnyway(() => pending.Pass(CallDecision.Go));
        });
        return pending.Task;
    }

    private void Travel(TimeSpan time, HeldRequest? hold, Action arrive) => context.Timeline.After(time, () =>
    {
        if (hold is null)
        {
            arrive();
            return;
        }

        hold.Wait(() => context.Timeline.After(TimeSpan.Zero, arrive));
        context.Timeline.After(hold.Most, hold.LetGo);
    });

    private Task<CallDecision> Return(Worker worker, ExternalCall call, CancellationToken cancellationToken)
    {
        var plan = worker.Plans[call];
        if (plan.IsAtOnce)
            return Go;
        if (plan.Crash == CallPhase.AfterEffect)
        {
            Kill(worker);
            return Never;
        }

        if (plan.Stall > TimeSpan.Zero)
            worker.Stall(plan.Stall);
        else if (plan is { Fault: CallFault.None, Back.Ticks: 0 })
            return Go;

        var pending = new PendingCall(cancellationToken);
        worker.Post(context.Timeline.Now + plan.Back, () =>
        {
            if (plan.Fault == CallFault.LostAnswer)
                pending.Fail(Error(call));
            else
                pending.Pass(plan.Fault == CallFault.Repeated ? CallDecision.Repeat : CallDecision.Go);
        });
        return pending.Task;
    }

    private Task<CallDecision> Arrive(Worker worker, ExternalCall call)
    {
        worker.Plans.Remove(call, out var plan);
        if (plan!.Crash != CallPhase.AfterAnswer)
            return Go;

        Kill(worker);
        return Never;
    }

    private void Kill(Worker worker)
    {
        if (!worker.IsAlive)
            return;
        worker.Die();
        if (context.IsTraced)
            context.Note($"{worker} dies");
    }

    private void LandAs(Worker worker, string? token, ExternalCall call)
    {
        if (context.IsTraced)
            context.Note($"a request of {worker} lands: {call}");
        IsLanding = true;
        var newest = worker.Token;
        worker.Token = token;
        worker.RunAnyway(() => Land(call));
        if (worker.Token == token)
            worker.Token = newest;
        IsLanding = false;
    }

    private Exception Error(ExternalCall call) => call.Service == "dynamodb" && context.Random.Next(3) == 0
        ? DynamoErrors.Throttled()
        : call.Service == "dynamodb" ? DynamoErrors.Internal() : new HttpRequestException("The connection was reset.");
}
