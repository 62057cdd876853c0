using App.Tests.Fakes.Calls;
using App.Tests.Simulation.Engine;
using App.Tests.Simulation.Scenarios;

namespace App.Tests.CrashMatrix;

/// <summary>A kind of turn, which makes its own sequence of calls.</summary>
/// <param name="Name">As the table shows it.</param>
/// <param name="Scenario">What happens around it.</param>
internal sealed record TurnShape(string Name, Scenario Scenario)
{
    /// <summary>The worker whose calls are the columns: the first one, or whoever comes after it.</summary>
    public int Subject { get; init; } = 1;

    /// <summary>Where the worker before the subject dies.</summary>
    public Func<ExternalCall, CallPhase?> PreludeCrash { get; init; } = _ => null;

    /// <summary>The delivery that is received once more while its worker is at work: its heartbeat did not reach the queue.</summary>
    public int? ComesTwiceAt { get; init; }

    /// <summary>What goes wrong with the calls of all workers before the subject.</summary>
    public Func<ExternalCall, CallFault> Earlier { get; init; } = _ => CallFault.None;

    /// <summary>What goes wrong with the subject's n-th call of its kind.</summary>
    public Func<ExternalCall, int, CallFault> Fault { get; init; } = (_, _) => CallFault.None;

    /// <summary>How long the subject's model thinks, where that is longer than any other call.</summary>
    public TimeSpan ModelTakes { get; init; }

    /// <summary>The trigger ends in front of a person.</summary>
    public bool EndsInFrontOfAPerson { get; init; }

    /// <summary>What goes wrong for the subject goes wrong for everybody, until a person has mended it.</summary>
    public bool IsForAPersonToMend { get; init; }

    public override string ToString() => Name;
}
