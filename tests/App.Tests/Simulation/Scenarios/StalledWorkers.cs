using App.Tests.Simulation.Engine;

namespace App.Tests.Simulation.Scenarios;

/// <summary>Stalled workers: processes that are paused for a while, and wake while another worker is busy.</summary>
internal sealed class StalledWorkers(Random random, double wakeProbability, double sendTimeout)
{
    private readonly List<Worker> _stalled = [];

    /// <summary>Most faults show when a process wakes after the others believe it dead, or with just enough time left for a send.</summary>
    public TimeSpan Stall(Worker worker)
    {
        worker.Disturb("stall");
        _stalled.Add(worker);
        var toDeadline = random.Chance(0.7) ? worker.LeaseLeft : worker.TimeLeft;
        return random.Next(4) switch
        {
            0 => random.Seconds(1, 60),
            1 => toDeadline - random.Seconds(sendTimeout, sendTimeout + 3),
            2 => toDeadline + random.Seconds(-15, 15),
            _ => toDeadline + random.Seconds(5, 300),
        };
    }

    /// <summary>Wakes stalled workers in the middle of another worker's turn, where faults show most.</summary>
    public void Wake(Worker busy)
    {
        for (var index = _stalled.Count - 1; index >= 0; index--)
        {
            var stalled = _stalled[index];
            if (stalled == busy || !random.Chance(wakeProbability))
                continue;

            _stalled.RemoveAt(index);
            stalled.Wake();
        }
    }
}
