using WhatsAppReplies.Local.Cloud.Lambda.Urls;
using WhatsAppReplies.Local.Runner.Chaos.Workload;

namespace WhatsAppReplies.Local.Runner.Chaos.Faults;

/// <summary>Fault injection: in the middle of the run nobody reaches the function's address any more, for minutes. What is written meanwhile is found by sweeps.</summary>
internal sealed class UrlOutage(FunctionUrl url, Bursts bursts, TimeSpan duration, Counts counts, Action<string> say, TimeProvider time)
{
    private const double Begins = 0.3;
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);

    public async Task RunAsync(CancellationToken stop)
    {
        while (bursts.Begun < bursts.Total * Begins) await Task.Delay(PollInterval, time, stop);
        url.IsDown = true;
        counts.Add("outages of the address");
        say($"the address is down for {duration.TotalSeconds:0} s");
        try
        {
            await Task.Delay(duration, time, stop);
        }
        finally
        {
            url.IsDown = false;
            say("the address is up again");
        }
    }
}
