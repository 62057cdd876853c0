using App.Tests.Fakes.Calls;
using App.Tests.Simulation;
using App.Tests.Simulation.Engine;
using App.Tests.Simulation.Scenarios;
using App.Tests.Simulation.World;

namespace App.Tests.CrashMatrix;

/// <summary>One cell of the matrix: the shape, with a crash or without one, until all is quiet; then one more message.</summary>
internal sealed class CrashRun
{
    private static readonly TimeSpan AfterTheCrash = TimeSpan.FromSeconds(5);

    /// <summary>P3: nobody waits longer for a dead worker, whatever the function's timeout.</summary>
    private static readonly TimeSpan MostWait = TimeSpan.FromSeconds(120);

    private readonly TurnShape _shape;
    private readonly ScriptedAdversary _adversary;
    private SimulatedWorld _world = null!;
    private DateTimeOffset? _crashedAt;
    private int _messages;
    private int _workers;

    private CrashRun(TurnShape shape, CrashPoint? point)
    {
        _shape = shape;
        _adversary = new ScriptedAdversary(shape, point);
    }

    public IReadOnlyList<ExternalCall> Calls => _adversary.Calls;

    /// <summary>Nothing: every promise holds.</summary>
    public string? Violation { get; private set; }

    public IReadOnlyList<string> History { get; private set; } = [];

    /// <summary>What came of it before the last message.</summary>
    public string Cell => Violation is null ? $"ok: {_messages} sent, {_workers} workers" : $"BROKEN: {Violation}";

    public static CrashRun Of(TurnShape shape, CrashPoint? point, bool isTraced = false)
    {
        var run = new CrashRun(shape, point);
        var thread = new Thread(() => run.Run(point, isTraced));
        thread.Start();
        thread.Join();
        return run;
    }

    private void Run(CrashPoint? point, bool isTraced)
    {
        var context = new SimulationContext(1, isTraced);
        SimulationRun.Run(context, _shape.Scenario, _adversary, world =>
        {
            _world = world;
            _adversary.Crashed = () =>
            {
                _crashedAt = context.Timeline.UtcNow;
                if (point?.Redelivery == Redelivery.AfterMore)
                    context.Timeline.After(AfterTheCrash, () => world.Intake.Receive(new Arrival(TimeSpan.Zero, "more")));
            };
        }, quiescent: () => Count(context, point));
        Violation = context.Violation;
        History = context.History;
    }

    private void Count(SimulationContext context, CrashPoint? point)
    {
        _messages = _world.Phone.Messages.Count;
        _workers = _world.Mapping.Workers.Count;
        if (!_shape.EndsInFrontOfAPerson && _world.Queue.Messages.Any(message => message.IsDeadLetter))
            context.Violate("A single crash ended in the dead-letter queue");
        CheckWait(context, point);
    }

    /// <summary>The model of a worker that is dead may still have been thinking when it died; whoever comes after it asks anew.</summary>
    private void CheckWait(SimulationContext context, CrashPoint? point)
    {
        var isLeased = _world.Mapping.Workers.Any(worker => worker.Name == $"w{_shape.Subject}" && worker.HasChangedVisibility);
        // Until the queue has heard of the lease its own timeout counts: that is over with the first read,
        // which goes out beside it. Of two deliveries the queue listens to the later one.
        var isDoubled = _shape.ComesTwiceAt is not null || point?.Redelivery == Redelivery.Twice;
        var mayBeUnheard = isDoubled || point is null or { Call: <= 2, Phase: CallPhase.Before } or { Call: 1 };
        if (!isLeased && !mayBeUnheard)
            context.Violate("P3: the worker was at work, and the queue had not heard when its trigger comes back");
        if (!isLeased || _crashedAt is not { } crashed || _world.Phone.Messages is not [.., var last])
            return;

        var waited = last.AcceptedAt - crashed - _shape.ModelTakes;
        if (waited > MostWait)
            context.Violate($"P3: the customer waited {waited.TotalSeconds:0} s for a worker that had died");
    }
}
