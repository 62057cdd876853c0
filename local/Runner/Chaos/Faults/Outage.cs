using WhatsAppReplies.Local.Runner.Chaos.Workload;

namespace WhatsAppReplies.Local.Runner.Chaos.Faults;

/// <summary>Fault injection: in the middle of the run something cannot be had any more, for seconds or minutes, and then it can.</summary>
/// <param name="of">What that is.</param>
/// <param name="begins">When this share of the run's messages has been written.</param>
/// <param name="duration">How long it lasts; zero: there is none.</param>
internal sealed class Outage(string of, double begins, TimeSpan duration, Bursts bursts, Counts counts, Action<string> say, TimeProvider time)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);

    private volatile bool _isOn;

    public bool IsOn => _isOn;

    public Action<bool> Turned { get; init; } = _ => { };

    public async Task RunAsync(CancellationToken stop)
    {
        if (duration == TimeSpan.Zero) return;

        while (bursts.Begun < bursts.Total * begins) await Task.Delay(PollInterval, time, stop);
        Turn(true);
        counts.Add($"outages of {of}");
        say($"{of} is down for {duration.TotalSeconds:0} s");
        try
        {
            await Task.Delay(duration, time, stop);
        }
        finally
        {
            Turn(false);
            say($"{of} is up again");
        }
    }

    private void Turn(bool isOn)
    {
        _isOn = isOn;
        Turned(isOn);
    }
}
