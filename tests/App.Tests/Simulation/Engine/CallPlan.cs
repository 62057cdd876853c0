using App.Tests.Fakes.Calls;

namespace App.Tests.Simulation.Engine;

/// <summary>Plan of one external call, decided when it is made: delays, fault, crash, stall.</summary>
internal sealed record CallPlan
{
    public static CallPlan Smooth { get; } = new();

    /// <summary>It costs no event: nothing can come between the call and its answer, and nothing can go wrong.</summary>
    public bool IsAtOnce { get; init; }

    /// <summary>From the caller to the moment at which it is carried out.</summary>
    public TimeSpan Outward { get; init; }

    /// <summary>From there to the caller.</summary>
    public TimeSpan Back { get; init; }

    public CallFault Fault { get; init; }

    /// <summary>How much later the stuck attempt, or the late acceptance, comes.</summary>
    public TimeSpan Late { get; init; }

    /// <summary>Keeps the request on its way, or the stuck attempt where the client repeats it.</summary>
    public HeldRequest? Hold { get; init; }

    /// <summary>The process dies at this point.</summary>
    public CallPhase? Crash { get; init; }

    /// <summary>A caller that dies or gives up while the request is on its way does not take it back.</summary>
    public bool LandsAnyway { get; init; }

    /// <summary>The process stands still for this long once the call was carried out.</summary>
    public TimeSpan Stall { get; init; }

    /// <summary>Somebody sets the process' wall clock at this moment.</summary>
    public TimeSpan? ClockSet { get; init; }

    public override string ToString()
    {
        var text = new List<string> { $"{Outward.TotalSeconds:0.###}+{Back.TotalSeconds:0.###} s" };
        if (Fault != CallFault.None)
            text.Add(Late == default ? $"{Fault}" : $"{Fault} by {Late.TotalSeconds:0.###} s");
        if (Hold is { } hold)
            text.Add($"held for at most {hold.Most.TotalSeconds:0} s");
        if (Crash is { } crash)
            text.Add($"dies {crash}{(LandsAnyway ? ", request lands" : "")}");
        if (Stall > TimeSpan.Zero)
            text.Add($"stalls for {Stall.TotalSeconds:0} s");
        return string.Join(", ", text);
    }
}
