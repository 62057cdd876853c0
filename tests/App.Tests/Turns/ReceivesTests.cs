using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Turns;
using WhatsAppReplies.Replies.Model;

namespace App.Tests.Turns;

/// <summary>A receive count that rose without the function's doing is told: throttled receives count, and after the last one comes a dead letter.</summary>
public class ReceivesTests
{
    private readonly TurnWorld _world = new TurnWorld().WithConversation().Stage("SMa", "hello", TimeSpan.FromDays(15));
    private readonly DateTimeOffset _sentAt;

    public ReceivesTests() => _sentAt = _world.Clock.GetUtcNow();

    [Fact]
    public async Task A_first_receive_has_none_before_it()
    {
        Assert.True(await _world.Deliver(sentAt: _sentAt));

        Assert.Equal(0, _world.Summary.ReceivesWithoutTurn);
    }

    [Fact]
    public async Task Receives_before_the_first_turn_of_a_trigger_were_none_of_the_functions()
    {
        _world.Clock.Advance(TimeSpan.FromMinutes(4));

        Assert.True(await _world.Deliver(receiveCount: 5, sentAt: _sentAt));

        Assert.Equal(4, _world.Summary.ReceivesWithoutTurn);
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(6, 4)]
    public async Task What_the_count_has_risen_by_since_this_triggers_last_turn_is_told(int receiveCount, int expected)
    {
        var message = _world.Message(sentAt: _sentAt);
        _world.Model.Script.Enqueue(_ => new ModelOutcome.TryAgain(FakePhone.Fault, null));
        await _world.Invoke(message);
        _world.Clock.Advance(TimeSpan.FromMinutes(5));

        message.Attributes["ApproximateReceiveCount"] = $"{receiveCount}";
        await _world.Invoke(message);

        Assert.Equal(("Replied", expected), (_world.Summary.Outcome, _world.Summary.ReceivesWithoutTurn));
    }

    [Fact]
    public async Task A_worker_that_was_killed_did_see_its_trigger()
    {
        var message = _world.Message(sentAt: _sentAt);
        _world.Faults.Crash(Calls.IsModel, CallPhase.Before);
        var killed = _world.Begin(message);
        Assert.True(_world.Faults.HasCrashed);
        Assert.False(killed.IsCompleted);
        _world.Clock.Forget();
        _world.Faults.Restart();
        _world.OutlastClaims();

        message.Attributes["ApproximateReceiveCount"] = "4";
        await _world.Invoke(message);

        Assert.Equal(("Replied", 2), (_world.Summary.Outcome, _world.Summary.ReceivesWithoutTurn));
    }

    [Fact]
    public async Task Where_another_trigger_was_worked_on_meanwhile_nothing_is_told()
    {
        _world.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await _world.Deliver());
        _world.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.True(await _world.Deliver(receiveCount: 3, sentAt: _sentAt));

        Assert.Null(_world.Summary.ReceivesWithoutTurn);
    }
}
