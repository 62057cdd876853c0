using App.Tests.Simulation.Engine;
using WhatsAppReplies.Inbound.Hosting;

namespace App.Tests.Simulation.World;

/// <summary>One process of the inbound function.</summary>
internal sealed class InboundProcess(Worker worker, InboundFunction function)
{
    public Worker Worker => worker;

    public InboundFunction Function => function;

    public bool IsBusy { get; set; }

    public int Invocations { get; set; }

    public bool IsFree => !IsBusy && worker is { IsAlive: true, IsStalled: false };
}
