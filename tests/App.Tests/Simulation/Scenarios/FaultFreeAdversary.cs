using App.Tests.Fakes.Calls;
using App.Tests.Simulation.Engine;

namespace App.Tests.Simulation.Scenarios;

/// <summary>Adversary without faults: everything works.</summary>
internal sealed class FaultFreeAdversary : IAdversary
{
    private static readonly CallPlan Smooth = new() { Outward = TimeSpan.FromMilliseconds(5), Back = TimeSpan.FromMilliseconds(5) };

    public CallPlan Plan(Worker worker, ExternalCall call) => Smooth;

    public DeliveryPlan PlanDelivery() => new() { Poll = TimeSpan.FromMilliseconds(20) };

    public TimeSpan WebhookPause() => TimeSpan.FromMilliseconds(10);

    public WebhookPlan PlanWebhook() => new() { Pause = TimeSpan.FromMilliseconds(10) };

    public TimeSpan IndexLag() => TimeSpan.Zero;

    public TimeSpan Skew() => TimeSpan.Zero;
}
