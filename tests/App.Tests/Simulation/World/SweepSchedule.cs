using App.Tests.Simulation.Engine;

namespace App.Tests.Simulation.World;

/// <summary>
/// The schedule of sweeps: one every minute while some message has come to no trigger, and some when there is nothing to find. To save time the others are
/// left out: most of those that find somebody at work, and, with growing pauses, those that come later than a sweep asks for messages.
/// </summary>
internal sealed class SweepSchedule(SimulationContext context, Action sweep, Func<bool> isNeeded, Func<bool> isUrgent, int more)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private const int MostLeftOut = 6;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(20);

    /// <summary>As far back as a sweep asks for messages.</summary>
    private static readonly TimeSpan EveryMinute = TimeSpan.FromMinutes(33);

    /// <summary>Longer than a record may say that a reply is tried again.</summary>
    private static readonly TimeSpan Last = TimeSpan.FromMinutes(150);

    private bool _isRunning;
    private TimeSpan _since;
    private int _moreLeft = more;

    /// <summary>The customer has written.</summary>
    public void Wake()
    {
        _since = context.Timeline.Now;
        if (_isRunning)
            return;

        _isRunning = true;
        context.Timeline.After(Minute * context.Random.NextDouble(), () => Tick(Minute));
    }

    private void Tick(TimeSpan pause)
    {
        if ((!isNeeded() && _moreLeft-- <= 0) || context.Timeline.Now - _since > Last)
        {
            _isRunning = false;
            return;
        }

        sweep();
        var next = context.Timeline.Now - _since < EveryMinute ? Minute : pause * 1.5;
        next = next < LongestPause ? next : LongestPause;
        context.Timeline.After(isUrgent() ? next : next * context.Random.Next(1, MostLeftOut), () => Tick(next));
    }
}
