using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Dynamo;

namespace App.Tests.Simulation.Engine;

/// <summary>Every external call of every worker passes here, and gets what the adversary has planned for it.</summary>
internal sealed class Gate(Stage stage, Func<IAdversary> adversary) : ICallGate
{
    private static readonly Task<CallVerdict> Go = Task.FromResult(CallVerdict.Go);
    private static readonly Task<CallVerdict> Never = new TaskCompletionSource<CallVerdict>().Task;

    /// <summary>Carries out a request whose caller has gone: set by whoever owns the services.</summary>
    public Action<ExternalCall> Land { get; set; } = _ => { };

    /// <summary>Looks on when a call's effect is about to happen or has happened.</summary>
    public Action<Worker, ExternalCall, CallPhase> Watch { get; set; } = (_, _, _) => { };

    /// <summary>True while a request lands whose caller has gone: nothing waits then.</summary>
    public bool IsLanding { get; private set; }

    public Task<CallVerdict> PassAsync(ExternalCall call, CallPhase phase, CancellationToken cancellationToken)
    {
        if (IsLanding)
            return Go;

        var worker = stage.Acting ?? throw new InvalidOperationException($"{call} is made outside the simulation's own thread of events.");
        Watch(worker, call, phase);
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<CallVerdict>(cancellationToken);

        return phase switch
        {
            CallPhase.Before => Begin(worker, call, cancellationToken),
            CallPhase.AfterEffect => Return(worker, call, cancellationToken),
            _ => Arrive(worker, call),
        };
    }

    private Task<CallVerdict> Begin(Worker worker, ExternalCall call, CancellationToken cancellationToken)
    {
        var plan = adversary().Plan(worker, call);
        worker.Plans[call] = plan;
        if (stage.IsTraced)
            stage.Note($"{call} ({plan})");

        if (plan.ClockSet is { } skew)
            worker.Skew = skew;
        var token = worker.Token;
        var comesOnceMore = plan.Fault is CallFault.Doubled or CallFault.AcceptedLate;
        if (comesOnceMore)
            Travel(plan.Outward + plan.Late, plan.Hold, () => LandAs(worker, token, call));

        var crashesBefore = plan.Crash == CallPhase.Before;
        if (crashesBefore)
            stage.Timeline.After(plan.Outward * 0.5, () => Kill(worker));

        var passage = new Passage(cancellationToken);
        Travel(plan.Outward, comesOnceMore ? null : plan.Hold, () =>
        {
            var isAbandoned = worker.IsDead || passage.IsOver;
            if (isAbandoned && plan.LandsAnyway && plan.Fault == CallFault.None)
                LandAs(worker, token, call);
            else if (plan.Fault == CallFault.Refused)
                worker.Run(() => passage.Fail(Error(call)));
            else if (!worker.IsDead)
                worker.RunAnyway(() => passage.Pass(CallVerdict.Go));
        });
        return passage.Task;
    }

    private void Travel(TimeSpan time, Hold? hold, Action arrive) => stage.Timeline.After(time, () =>
    {
        if (hold is null)
        {
            arrive();
            return;
        }

        hold.Wait(() => stage.Timeline.After(TimeSpan.Zero, arrive));
        stage.Timeline.After(hold.Most, hold.LetGo);
    });

    private Task<CallVerdict> Return(Worker worker, ExternalCall call, CancellationToken cancellationToken)
    {
        var plan = worker.Plans[call];
        if (plan.Crash == CallPhase.AfterEffect)
        {
            Kill(worker);
            return Never;
        }

        if (plan.Stall > TimeSpan.Zero)
            worker.Stall(plan.Stall);

        var passage = new Passage(cancellationToken);
        worker.Post(stage.Timeline.Now + plan.Back, () =>
        {
            if (plan.Fault == CallFault.LostAnswer)
                passage.Fail(Error(call));
            else
                passage.Pass(plan.Fault == CallFault.Repeated ? CallVerdict.Repeat : CallVerdict.Go);
        });
        return passage.Task;
    }

    private Task<CallVerdict> Arrive(Worker worker, ExternalCall call)
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
        if (stage.IsTraced)
            stage.Note($"{worker} dies");
    }

    private void LandAs(Worker worker, string? token, ExternalCall call)
    {
        if (stage.IsTraced)
            stage.Note($"a request of {worker} lands: {call}");
        IsLanding = true;
        var newest = worker.Token;
        worker.Token = token;
        worker.RunAnyway(() => Land(call));
        if (worker.Token == token)
            worker.Token = newest;
        IsLanding = false;
    }

    private Exception Error(ExternalCall call) => call.Service == "dynamodb" && stage.Random.Next(3) == 0
        ? DynamoErrors.Throttled()
        : call.Service == "dynamodb" ? DynamoErrors.Internal() : new HttpRequestException("The connection was reset.");
}
