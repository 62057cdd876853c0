using App.Tests.Simulation.Engine;

namespace App.Tests.Simulation.Scenarios;

/// <summary>Processes that stand still, and somebody who wakes them.</summary>
internal sealed class Sleepers(Random random, double wakefulness, double sendTimeout)
{
    private readonly List<Worker> _asleep = [];

    /// <summary>Most telling is a process that wakes up when others believe it dead, or with just enough time for a send.</summary>
    public TimeSpan Send(Worker worker)
    {
        worker.Disturb("stall");
        _asleep.Add(worker);
        var toDeadline = worker.TimeLeft;
        return random.Next(4) switch
        {
            0 => random.Seconds(1, 60),
            1 => toDeadline - random.Seconds(sendTimeout, sendTimeout + 3),
            2 => toDeadline + random.Seconds(-15, 15),
            _ => toDeadline + random.Seconds(5, 300),
        };
    }

    /// <summary>And best in the middle of somebody else's turn.</summary>
    public void Wake(Worker busy)
    {
        for (var index = _asleep.Count - 1; index >= 0; index--)
        {
            var sleeper = _asleep[index];
            if (sleeper == busy || !random.Chance(wakefulness))
                continue;

            _asleep.RemoveAt(index);
            sleeper.Wake();
        }
    }
}
