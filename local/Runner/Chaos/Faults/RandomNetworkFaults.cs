using WhatsAppReplies.Local.Providers.Twilio;
using WhatsAppReplies.Local.Providers.Twilio.Network;

namespace WhatsAppReplies.Local.Runner.Chaos.Faults;

/// <summary>
/// Fault injection between the messenger and the company: webhooks come twice, or never, or their answers are lost; statuses come in any order, twice or
/// never.
/// </summary>
internal sealed class RandomNetworkFaults(int seed, Counts counts, FaultSwitch faultSwitch)
{
    private const double FaultProbability = 0.12;
    private const double StatusesTold = 0.3;

    private readonly SeededRandom _random = new(seed, "network");
    private readonly SeededRandom _statuses = new(seed, "statuses");

    public void Install(TwilioServer twilio)
    {
        twilio.Network.Script.When(_ => !faultSwitch.IsOff && _random.Chance(FaultProbability), _ => Fault());
        twilio.Behaviour.StatusOrder = usual => Order()(usual);
    }

    private WebhookFault Fault()
    {
        var fault = _random.OneOf<WebhookFault>(
            () => new WebhookFault.CalledAgain(),
            () => new WebhookFault.CalledTwiceAtOnce(),
            () => new WebhookFault.AnswersLost(1 + _random.Below(3)),
            () => new WebhookFault.NeverCalled());
        counts.Add($"webhook {fault.GetType().Name}");
        return fault;
    }

    private StatusOrder Order() => _statuses.Chance(StatusesTold)
        ? _statuses.OneOf(() => StatusOrders.AsHappened, () => StatusOrders.Backwards, () => StatusOrders.EachTwice)
        : StatusOrders.Never;
}
