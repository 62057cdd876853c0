using WhatsAppReplies.Local.Providers.OpenAi;
using WhatsAppReplies.Local.Providers.Twilio;
using WhatsAppReplies.Local.Providers.Twilio.Network;
using WhatsAppReplies.Local.Runner.Live.Feed;
using WhatsAppReplies.Local.Runner.Live.Steps;

namespace WhatsAppReplies.Local.Runner.Live.Breaks;

/// <summary>Fault injection by hand: the page's buttons, each on the machinery that chaos uses.</summary>
internal sealed class BreakBench : IAsyncDisposable
{
    private const int FailingModelCalls = 3;
    private static readonly TimeSpan Outage = TimeSpan.FromMinutes(1);

    private readonly LocalCloud _cloud;
    private readonly LiveFeed _feed;
    private readonly StepKiller _killer;
    private readonly TimeProvider _time;
    private readonly Errands _errands = new();
    private int _modelFails;
    private int _twilioDrops;
    private int _doubled;

    public BreakBench(LocalCloud cloud, LiveFeed feed, StepKiller killer, StepPublisher steps, TimeProvider time)
    {
        (_cloud, _feed, _killer, _time) = (cloud, feed, killer, time);
        cloud.Providers.OpenAi.Script.When(
            call => call.Endpoint == OpenAiEndpoint.CreateResponse && Take(ref _modelFails, BreakNames.ModelFails),
            new OpenAiFault.Refuse(OpenAiError.Overloaded));
        cloud.Providers.Twilio.Script.When(
            call => call.Endpoint == TwilioEndpoint.CreateMessage && Take(ref _twilioDrops, BreakNames.TwilioDrops), new TwilioFault.Drop(Accepted: true));
        cloud.Stack.Mapping.DeliverTwice = _ => Take(ref _doubled, BreakNames.TriggerTwice);
        killer.Killed += (point, step, caller) =>
        {
            steps.Publish(new Step(StepNames.Died)
            {
                ConversationId = step.ConversationId,
                Channel = step.Channel,
                Facts = new Dictionary<string, object> { ["where"] = point.Says },
            }, caller);
            Tell(BreakNames.Kill, "over", point.Says);
        };
    }

    public void Kill(KillPoint? point)
    {
        _killer.Arm(point);
        Tell(BreakNames.Kill, point is null ? "off" : "armed", point?.Says);
    }

    /// <summary>Twilio takes the next message of the company's, and cuts the connection instead of saying so.</summary>
    public void TwilioDrops() => Arm(ref _twilioDrops, 1, BreakNames.TwilioDrops);

    /// <summary>The next few calls of the model are refused: one more than are tried in a row.</summary>
    public void ModelFails() => Arm(ref _modelFails, FailingModelCalls, BreakNames.ModelFails);

    /// <summary>The next trigger is handed to two workers at the same time.</summary>
    public void TriggerTwice() => Arm(ref _doubled, 1, BreakNames.TriggerTwice);

    /// <summary>Nobody reaches the function's address.</summary>
    public void WebhookDown()
    {
        var url = _cloud.Stack.Inbound!.Url;
        if (url.IsDown) return;
        url.IsDown = true;
        Tell(BreakNames.WebhookDown, "on", null, _time.GetUtcNow() + Outage);
        _errands.Run(async stopping =>
        {
            await Task.Delay(Outage, _time, stopping);
            url.IsDown = false;
            Tell(BreakNames.WebhookDown, "over");
        });
    }

    /// <summary>Twilio lists what was sent without its text.</summary>
    public void BodiesHidden(bool areHidden)
    {
        _cloud.Providers.Twilio.Behaviour.HidesBodies = areHidden;
        Tell(BreakNames.BodiesHidden, areHidden ? "on" : "off");
    }

    /// <summary>Everything that is staged has outlived its time, and the sweeper of the tables has come.</summary>
    /// <returns>How many items there were.</returns>
    public async Task<int> ItemsExpireAsync(CancellationToken cancellationToken)
    {
        var expired = await new StagedExpiry(_cloud, _time).RunAsync(cancellationToken);
        Tell(BreakNames.ItemsExpire, "over", $"{expired} taken");
        return expired;
    }

    public ValueTask DisposeAsync() => _errands.DisposeAsync();

    private void Arm(ref int counter, int times, string name)
    {
        Interlocked.Exchange(ref counter, times);
        Tell(name, "armed");
    }

    private bool Take(ref int counter, string name)
    {
        if (Volatile.Read(ref counter) <= 0 || Interlocked.Decrement(ref counter) is var left && left < 0) return false;
        Tell(name, left == 0 ? "over" : "on");
        return true;
    }

    private void Tell(string name, string state, string? says = null, DateTimeOffset? until = null) =>
        _feed.Publish(EventKinds.Break, new { at = _time.GetUtcNow(), name, state, says, until });
}
