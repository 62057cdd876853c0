using App.Tests.Simulation.Engine;

namespace App.Tests.Simulation.Scenarios;

/// <summary>
/// Holds single requests and lets them go while others are in the middle of their work: the moments in which one condition alone
/// stands between a promise and its breach. Requests of one worker keep their order.
/// </summary>
internal sealed class Ambush(Random random)
{
    private readonly List<(Worker Victim, Hold Hold)> _held = [];
    private readonly double _patience = random.Pick(0.3, 0.6, 0.9);
    private readonly double _greed = random.Pick(0.15, 0.3, 0.6);
    private int _left = random.Pick(1, 2, 3, 5);

    public bool HoldsSomebodyOtherThan(Worker worker) => _held.Exists(held => held.Victim != worker && held.Hold.IsWaiting);

    /// <returns>Nothing when this request passes.</returns>
    public Hold? Hold(Worker victim, TimeSpan most)
    {
        if (_left == 0 || !random.Chance(_greed))
            return null;

        _left--;
        var hold = new Hold(most);
        _held.Add((victim, hold));
        return hold;
    }

    /// <summary>Somebody is at work: the moment for what another one is waiting with.</summary>
    public void LetGo(Worker busy)
    {
        for (var index = 0; index < _held.Count; index++)
        {
            var (victim, hold) = _held[index];
            if (victim == busy || !hold.IsWaiting || random.Chance(_patience))
                continue;

            _held.RemoveAt(index--);
            hold.LetGo();
            if (random.Chance(0.5))
                return;
        }
    }
}
