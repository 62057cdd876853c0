using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Turns;
using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Turns;

public class LastReceiveTests
{
    private static readonly int Last = TurnWorld.Settings.MaxReceiveCount;

    private readonly TurnWorld _world = new TurnWorld().WithConversation().WithLock().Stage("SMa", "hello");

    [Fact]
    public async Task A_process_that_is_killed_in_its_last_receive_has_said_what_comes_next()
    {
        _world.Faults.Crash(_ => true, CallPhase.Before);

        await _world.Kill(Last);

        var record = Assert.Single(_world.Log.Records, record => record.Severity == Severity.Critical);
        Assert.Equal(Last, record.Fields["receiveCount"].Number);
        Assert.Contains("conversation", record.Fields.Keys);
    }

    [Fact]
    public async Task A_receive_before_the_last_one_says_nothing()
    {
        Assert.True(await _world.Deliver(Last - 1));

        Assert.DoesNotContain(_world.Log.Records, record => record.Severity == Severity.Critical);
    }

    [Fact]
    public async Task What_the_last_receive_comes_to_is_critical_too_when_it_fails()
    {
        _world.Faults.Throw(Calls.IsClaim, CallPhase.Before, () => new HttpRequestException("reset"), times: 10);

        Assert.False(await _world.Deliver(Last));

        Assert.Equal(("TryAgain", Severity.Critical), (_world.Summary.Outcome, _world.Summary.Severity));
    }
}
