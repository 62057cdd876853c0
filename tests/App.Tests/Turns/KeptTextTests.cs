using System.Globalization;
using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Dynamo;
using App.Tests.Fakes.Turns;
using WhatsAppReplies;
using WhatsAppReplies.Replies.Model;
using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Turns;

/// <summary>The text outlives its trigger: what is staged is put off before it can expire under a turn, and wherever a trigger goes back.</summary>
public class KeptTextTests
{
    private readonly TurnWorld _world = new TurnWorld().WithConversation().WithLock();

    [Fact]
    public async Task A_turn_over_messages_that_live_long_makes_six_calls_to_dynamodb()
    {
        _world.Stage("SMa", "hello", TimeSpan.FromDays(15)).Stage("SMb", "and more", TimeSpan.FromDays(15));

        Assert.True(await _world.Deliver());

        Assert.Equal(
            [
                "dynamodb Query stage", "dynamodb UpdateItem conversations", "dynamodb UpdateItem conversations", "dynamodb UpdateItem conversations",
                "dynamodb BatchWriteItem locks+stage", "dynamodb Query stage",
            ],
            _world.AwsCalls.Where(call => call.StartsWith("dynamodb", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_may_expire_while_the_turn_lasts_is_put_off_before_it()
    {
        _world.Stage("SMa", "hello", TimeSpan.FromSeconds(70)).Stage("SMb", "and more", TimeSpan.FromHours(1));
        _world.Faults.At(Calls.IsModel, CallPhase.Before, () => _world.Clock.Advance(TimeSpan.FromSeconds(100)));
        _world.Faults.Crash(Calls.IsCheckpoint, CallPhase.Before);

        await _world.Kill();

        Assert.Equal(2, _world.Staged.Count);
        Assert.InRange(LeftOf("SMa"), TimeSpan.FromDays(15), TimeSpan.FromDays(17));
        Assert.InRange(LeftOf("SMb"), TimeSpan.Zero, TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task Whenever_a_trigger_goes_back_what_it_leaves_lives_for_more_than_fifteen_days()
    {
        _world.Stage("SMa", "hello", TimeSpan.FromDays(15));
        _world.Clock.Advance(TimeSpan.FromMinutes(1));
        _world.Model.Otherwise = _ => new ModelOutcome.TryAgain(FakePhone.Fault, null);

        Assert.False(await _world.Deliver());
        Assert.InRange(LeftOf("SMa"), TimeSpan.FromDays(15), TimeSpan.FromDays(17));

        var writes = Writes();
        Assert.False(await _world.Deliver(receiveCount: 2));
        Assert.Equal(writes, Writes());
    }

    [Fact]
    public async Task What_is_refused_is_there_when_its_dead_letter_is_started_again_after_thirteen_days()
    {
        _world.Stage("SMa", "hello", TimeSpan.FromHours(1));
        _world.Model.Script.Enqueue(_ => new ModelOutcome.Refuse(FakePhone.Fault));
        Assert.False(await _world.Deliver());

        _world.Clock.Advance(TimeSpan.FromDays(13));

        Assert.Equal(1, _world.Staged.Count);
    }

    [Fact]
    public async Task A_message_that_was_answered_meanwhile_is_not_made_anew()
    {
        _world.Stage("SMa", "hello", TimeSpan.FromHours(1));
        _world.Model.Otherwise = _ => new ModelOutcome.Refuse(FakePhone.Fault);
        _world.Faults.At(
            call => call is { Operation: "UpdateItem", Target: "stage" },
            CallPhase.Before,
            () => _world.Staged.Delete(_world.Staged.KeyOf(_world.Staged.Items.Single())));

        Assert.False(await _world.Deliver());

        Assert.Equal(0, _world.Staged.Count);
        Assert.DoesNotContain(_world.Log.Records, record =>
            record.Severity == Severity.Warning && record.Message.Contains("put off", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_cannot_put_it_off_answers_all_the_same_and_says_so()
    {
        _world.Stage("SMa", "hello", TimeSpan.FromSeconds(70));
        _world.Faults.Throw(call => call is { Operation: "UpdateItem", Target: "stage" }, CallPhase.Before, DynamoErrors.Denied);

        Assert.True(await _world.Deliver());

        Assert.Single(_world.Phone.Messages);
        Assert.Contains(_world.Log.Records, record => record.Severity == Severity.Warning && record.Message.Contains("put off", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_last_receive_puts_everything_off_before_a_process_can_die_in_it()
    {
        _world.Stage("SMa", "hello", TimeSpan.FromDays(1));
        _world.Faults.Crash(Calls.IsClaim, CallPhase.Before);

        await _world.Kill(receiveCount: TurnWorld.Settings.MaxReceiveCount);

        Assert.InRange(LeftOf("SMa"), TimeSpan.FromDays(15), TimeSpan.FromDays(17));
    }

    private int Writes() => _world.Faults.Calls.Count(call => call is { Operation: "UpdateItem", Target: "stage" });

    private TimeSpan LeftOf(string sid) => DateTimeOffset.FromUnixTimeSeconds(long.Parse(
        _world.Staged.Items.Single(item => item[Contract.Stage.MessageSid].S == sid)[Contract.Stage.ExpiresAt].N,
        CultureInfo.InvariantCulture)) - _world.Clock.GetUtcNow();
}
