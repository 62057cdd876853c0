using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Dynamo;
using App.Tests.Inbound.Support;
using WhatsAppReplies;
using WhatsAppReplies.Shared.Staging;
using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Inbound;

/// <summary>
/// P1: a message that came by no webhook, and that Twilio lists without its text, is told to a person, whatever happens to the sweep that finds it.
/// </summary>
public class HiddenTextSweepTests
{
    [Fact]
    public async Task It_is_told_before_it_is_staged_since_the_sweep_may_die_then()
    {
        var world = World();
        world.Kill(new() { Sweep = true }, call => call is { Operation: "PutItem", Target: "stage" }, CallPhase.AfterEffect);

        await world.Sweep();

        Assert.Equal("hidden", Assert.Single(world.Staged)[Contract.Stage.MessageType].S);
        Assert.Equal([Sids.SM1], Told(world));
    }

    [Fact]
    public async Task It_is_told_again_where_a_sweep_died_before_it_was_staged()
    {
        var world = World();
        world.Kill(new() { Sweep = true }, call => call is { Operation: "PutItem", Target: "stage" }, CallPhase.Before);
        Assert.Empty(world.Staged);

        await world.Sweep();

        Assert.Single(world.Staged);
        Assert.Equal([Sids.SM1, Sids.SM1], Told(world));
    }

    [Fact]
    public async Task It_is_told_once_by_a_process_that_cannot_stage_it()
    {
        var world = World();
        world.Faults.Throw(call => call is { Operation: "PutItem", Target: "stage" }, CallPhase.Before, DynamoErrors.Internal, times: 2);

        await world.Sweep();
        await world.Sweep();

        Assert.Equal([Sids.SM1], Told(world));
    }

    [Fact]
    public async Task A_message_whose_webhook_died_after_it_was_staged_is_answered_with_its_text_and_told_to_nobody()
    {
        var world = World();
        world.Kill(SignedWebhook.Message(Sids.SM1, "hello").Event(), call => call is { Operation: "PutItem", Target: "stage" }, CallPhase.AfterEffect);

        await world.Sweep();

        Assert.Equal("hello", Assert.Single(world.Staged)[Contract.Stage.Body].S);
        Assert.Empty(Told(world));
    }

    private static InboundWorld World()
    {
        var world = new InboundWorld().WithConversation().WithNumber();
        world.Take(Sids.SM1, "", type: InboundMessage.HiddenType);
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        return world;
    }

    private static IEnumerable<string?> Told(InboundWorld world) =>
        world.Log.Records.Where(record => record.Severity == Severity.Critical).Select(record => record.Fields["messageSid"].Text);
}
