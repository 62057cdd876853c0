using App.Tests.Simulation.Engine;
using WhatsAppReplies.Inbound.Hosting;

namespace App.Tests.Simulation.World;

/// <summary>The provider's webhooks: tried, repeated where the address asks for it, doubled for no reason, and given up.</summary>
internal sealed class SimulatedWebhooks(SimulationContext context, InboundProcesses function, Func<WebhookPlan> plan, bool repeats)
{
    private const int MostRepetitions = 5;

    /// <summary>All tries of one webhook have to find room in it.</summary>
    private static readonly TimeSpan Total = TimeSpan.FromSeconds(15);

    public void Post(InboundEvent webhook) => Try(webhook, context.Timeline.Now + Total, repeats ? MostRepetitions : 0);

    private void Try(InboundEvent webhook, TimeSpan end, int repetitionsLeft)
    {
        var tried = plan();
        context.Timeline.After(tried.Pause, () => function.Invoke(webhook, tried.IsColdStart, status =>
        {
            var isTaken = status is >= 200 and < 300 && !tried.AnswerLost;
            if (!isTaken && repetitionsLeft > 0 && context.Timeline.Now < end)
                Try(webhook, end, repetitionsLeft - 1);
        }));
        if (tried.Again is { } again)
            context.Timeline.After(tried.Pause + again, () => function.Invoke(webhook, tried.IsColdStart, _ => { }));
    }
}
