using WhatsAppReplies.Local.Cloud.Gateway;
using WhatsAppReplies.Local.Deploy.Kinds;

namespace WhatsAppReplies.Local.Runner.Chaos.Faults;

/// <summary>Fault injection for calls to AWS: single calls go wrong, and now and then many in a row.</summary>
internal sealed class RandomGatewayFaults(int seed, Counts counts, FaultSwitch faultSwitch) : IGatewayFault
{
    private const double Usually = 0.04;
    private const double InAStorm = 0.5;
    private const double ForThePoller = 0.01;
    private const int CallsBetweenStorms = 500;
    private const int CallsOfAStorm = 25;

    private readonly SeededRandom _random = new(seed, "gateway");
    private int _calls;

    public GatewayFault Next(GatewayCall call)
    {
        if (faultSwitch.IsOff) return GatewayFault.Nothing;
        var isStormy = Interlocked.Increment(ref _calls) % CallsBetweenStorms >= CallsBetweenStorms - CallsOfAStorm;
        var probability = call.SessionName == EventSourceMappingKind.SessionName ? ForThePoller : isStormy ? InAStorm : Usually;
        if (!_random.Chance(probability)) return GatewayFault.Nothing;

        var fault = _random.OneOf<GatewayFault>(
            () => new GatewayFault.Delay(_random.Seconds(0.02, 0.8)),
            () => new GatewayFault.Delay(_random.Seconds(0.02, 0.8)),
            () => Throttled(call),
            () => new GatewayFault.Refuse(500, "InternalServerError"),
            () => new GatewayFault.DropBefore(),
            () => new GatewayFault.FailAfter(500, "InternalServerError"),
            () => new GatewayFault.DropAfter());
        counts.Add($"AWS {fault.GetType().Name}");
        return fault;
    }

    private static GatewayFault.Refuse Throttled(GatewayCall call) =>
        call.Service == "dynamodb"
            ? new GatewayFault.Refuse(400, "ProvisionedThroughputExceededException")
            : new GatewayFault.Refuse(503, "ServiceUnavailable");
}
