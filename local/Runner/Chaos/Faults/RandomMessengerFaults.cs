using WhatsAppReplies.Local.Providers.Hosting;
using WhatsAppReplies.Local.Providers.Twilio;

namespace WhatsAppReplies.Local.Runner.Chaos.Faults;

/// <summary>
/// Fault injection for the messenger: sends that are accepted, or not, and the caller gets no answer; read-backs that fail. A message is
/// never accepted or listed later than the function's grace period, which no program could outwait.
/// </summary>
internal sealed class RandomMessengerFaults(int seed, Counts counts, FaultSwitch faultSwitch)
{
    private const double FaultProbability = 0.12;
    private static readonly TwilioError Unavailable = new(20503, 503, "Service unavailable");

    private readonly SeededRandom _random = new(seed, "messenger");

    public void Install(TwilioServer twilio) => twilio.Script.When(_ => !faultSwitch.IsOff && _random.Chance(FaultProbability), Fault);

    private TwilioFault Fault(TwilioCall call)
    {
        var fault = call.Endpoint == TwilioEndpoint.CreateMessage ? OfASend() : OfAList();
        counts.Add($"{(call.Endpoint == TwilioEndpoint.CreateMessage ? "send" : "read-back")} {Name(fault)}");
        return fault;
    }

    private TwilioFault OfASend() => _random.OneOf<TwilioFault>(
        () => new TwilioFault.Refuse(TwilioError.TooManyRequests),
        () => new TwilioFault.Refuse(Unavailable),
        () => new TwilioFault.Html(Accepted: _random.Chance(0.5)) { ListedAfter = Late() },
        () => new TwilioFault.Drop(_random.Chance(0.5), _random.Chance(0.5) ? Hangup.Reset : Hangup.Close) { ListedAfter = Late() },
        () => new TwilioFault.Slow(_random.Seconds(0.5, 4)),
        () => new TwilioFault.Slow(_random.Seconds(16, 18)),
        () => new TwilioFault.Silence(_random.Chance(0.5)) { ListedAfter = Late() },
        () => new TwilioFault.Garbage { ListedAfter = Late() },
        () => new TwilioFault.ListedLate { ListedAfter = Late() });

    private TwilioFault OfAList() => _random.OneOf<TwilioFault>(
        () => new TwilioFault.Refuse(Unavailable),
        () => new TwilioFault.Html(),
        () => new TwilioFault.Drop(Accepted: false),
        () => new TwilioFault.Slow(_random.Seconds(0.5, 3)));

    private TimeSpan Late() => _random.Seconds(0, 10);

    private static string Name(TwilioFault fault) => fault switch
    {
        TwilioFault.Html { Accepted: true } => "accepted, then a gateway's page",
        TwilioFault.Html => "a gateway's page",
        TwilioFault.Drop { Accepted: true } => "accepted, then dropped",
        TwilioFault.Drop => "dropped",
        TwilioFault.Silence { Accepted: true } => "accepted, then silence",
        TwilioFault.Slow { By.TotalSeconds: > 15 } => "accepted after the caller had given up",
        var other => other.GetType().Name,
    };
}
