using App.Tests.Fakes.Calls;
using App.Tests.Simulation;
using App.Tests.Simulation.Engine;
using App.Tests.Simulation.World;

namespace App.Tests.CrashMatrix;

/// <summary>One cell of the matrix: the shape, with a crash or without one, until all is quiet; then one more message.</summary>
internal sealed class CrashRun
{
    private static readonly TimeSpan AfterTheCrash = TimeSpan.FromSeconds(5);

    private readonly TurnShape _shape;
    private readonly ScriptedAdversary _adversary;
    private SimulatedWorld _world = null!;
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
            if (point?.Redelivery == Redelivery.AfterMore)
                _adversary.Crashed = () => context.Timeline.After(AfterTheCrash, () => world.Webhook.Receive("more"));
        }, quiescent: () => Count(context));
        Violation = context.Violation;
        History = context.History;
    }

    private void Count(SimulationContext context)
    {
        _messages = _world.Phone.Messages.Count;
        _workers = _world.Mapping.Workers.Count;
        if (!_shape.EndsInFrontOfAPerson && _world.Queue.Messages.Any(message => message.IsDeadLetter))
            context.Violate("A single crash ended in the dead-letter queue");
    }
}
