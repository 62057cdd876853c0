using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Dynamo;
using App.Tests.Fakes.Turns;
using WhatsAppReplies;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Turns;

/// <summary>The rule of acknowledgement: no claim held, the lock deleted by this worker, and then nothing unanswered seen.</summary>
public class LookAgainTests
{
    private readonly TurnWorld _world = new TurnWorld().WithConversation().WithLock().Stage("SMa", "hello");

    [Theory]
    [InlineData("model")]
    [InlineData("finish")]
    [InlineData("cleanup")]
    public async Task A_fragment_staged_during_the_turn_is_answered_by_the_next_one_of_the_same_trigger(string moment)
    {
        Func<ExternalCall, bool> at = moment switch
        {
            "model" => Calls.IsModel,
            "finish" => Calls.IsFinish,
            _ => Calls.IsCleanUp,
        };
        _world.Faults.At(at, CallPhase.AfterEffect, () => _world.Stage("SMb", "one more thing"));

        Assert.True(await _world.Deliver());

        Assert.Equal(["hello", "one more thing"], _world.Model.Requests.Select(request => request.UserText));
        Assert.Equal(4, _world.Messages.Count);
        Assert.Equal((0, 2, 2), (_world.Staged.Count, _world.Summary.Turns, _world.Summary.Replies));
    }

    [Fact]
    public async Task Short_of_time_the_trigger_goes_back_at_once()
    {
        _world.Faults.At(Calls.IsFinish, CallPhase.AfterEffect, () =>
        {
            _world.Stage("SMb", "one more thing");
            _world.Clock.Advance(TimeSpan.FromSeconds(550));
        });

        Assert.False(await _world.Deliver());
        Assert.Equal("more_to_answer", _world.Summary.Reason);
        Assert.Equal(TimeSpan.Zero, _world.Queue.Changes[^1].Visibility);
        Assert.Equal(Contract.Statuses.ReplySent, _world.Status);

        Assert.True(await _world.Deliver(receiveCount: 2));
        Assert.Equal(0, _world.Staged.Count);
    }

    [Fact]
    public async Task An_extra_trigger_asks_the_record_alone_and_then_the_lock_goes_and_it_looks_again()
    {
        var world = new TurnWorld().WithLock();
        world.WithConversation(item => item[Contract.Conversations.LastTurnAt] = Av.N(world.Clock.GetUtcNow().ToUnixTimeMilliseconds()));

        Assert.True(await world.Deliver());

        Assert.Equal(
            [
                "sqs ChangeMessageVisibility", "dynamodb Query stage", "dynamodb UpdateItem conversations", "dynamodb UpdateItem conversations",
                "dynamodb BatchWriteItem locks", "dynamodb Query stage",
            ],
            world.AwsCalls);
        Assert.Equal(0, world.Summary.ProviderCalls);
        Assert.Equal("NothingToAnswer", world.Summary.Outcome);
        Assert.Equal(0, world.Locks.Count);
    }

    [Fact]
    public async Task A_fragment_that_comes_while_an_empty_trigger_drops_its_lock_is_answered()
    {
        var world = new TurnWorld().WithConversation().WithLock();
        world.Faults.At(Calls.IsCleanUp, CallPhase.Before, () => world.Stage("SMa", "hello"));

        Assert.True(await world.Deliver());

        Assert.Single(world.Phone.Messages);
    }

    [Fact]
    public async Task A_redelivery_finishes_a_pending_reply_although_its_fragments_have_expired()
    {
        _world.Faults.Crash(Calls.IsFinish, CallPhase.Before);
        await _world.Kill();
        _world.OutlastClaims();
        _world.Staged.Delete(_world.Staged.KeyOf(_world.Staged.Items.Single()));

        Assert.True(await _world.Deliver(receiveCount: 2));

        Assert.Single(_world.Phone.Messages);
        Assert.Equal(2, _world.Messages.Count);
        Assert.Equal(Contract.Statuses.ReplySent, _world.Status);
    }

    [Fact]
    public async Task A_lock_that_stays_sends_the_trigger_back_although_the_reply_is_recorded()
    {
        _world.Dynamo.LeavesUnprocessed = (table, _) => table == TurnWorld.Settings.TriggerLockTable;

        Assert.False(await _world.Deliver());
        Assert.Equal("lock_stays", _world.Summary.Reason);
        Assert.Equal(Contract.Statuses.ReplySent, _world.Status);

        _world.Dynamo.LeavesUnprocessed = (_, _) => false;
        Assert.True(await _world.Deliver(receiveCount: 2));
        Assert.Single(_world.Phone.Messages);
    }

    [Fact]
    public async Task A_clean_up_that_is_refused_sends_the_trigger_back_and_nothing_is_answered_twice()
    {
        _world.Faults.Throw(Calls.IsCleanUp, CallPhase.Before, DynamoErrors.Throttled, times: 2);

        Assert.False(await _world.Deliver());
        Assert.False(await _world.Deliver(receiveCount: 2));
        Assert.True(await _world.Deliver(receiveCount: 3));

        Assert.Single(_world.Phone.Messages);
        Assert.Equal(2, _world.Messages.Count);
        Assert.Equal((0, 0), (_world.Staged.Count, _world.Locks.Count));
        Assert.Equal(Contract.Statuses.ReplySent, _world.Status);
    }

    [Fact]
    public async Task A_fragment_that_stays_is_a_warning_and_a_leftover_of_the_next_turn()
    {
        _world.Dynamo.LeavesUnprocessed = (table, _) => table == TurnWorld.Settings.StageTable;
        Assert.True(await _world.Deliver());
        Assert.Contains(_world.Log.Records, record => record.Severity == Severity.Warning && record.Message.Contains("leftovers", StringComparison.Ordinal));
        _world.Dynamo.LeavesUnprocessed = (_, _) => false;

        _world.Stage("SMb", "next");
        Assert.True(await _world.Deliver());

        Assert.Equal("next", _world.Model.Requests[^1].UserText);
        Assert.Equal((1, 0), (_world.Summary.Leftovers, _world.Staged.Count));
    }

    [Fact]
    public async Task Unprocessed_entries_are_sent_again()
    {
        var refusals = 3;
        _world.Dynamo.LeavesUnprocessed = (_, _) => refusals-- > 0;

        Assert.True(await _world.Deliver());

        Assert.Equal((0, 0), (_world.Staged.Count, _world.Locks.Count));
    }

    [Fact]
    public async Task A_clean_up_whose_answer_was_lost_is_repeated()
    {
        _world.Faults.Repeat(Calls.IsCleanUp);

        Assert.True(await _world.Deliver());

        Assert.Single(_world.Phone.Messages);
    }

    [Fact]
    public async Task Two_deliveries_of_one_trigger_answer_once()
    {
        var slow = _world.Faults.Pause(Calls.IsModel, CallPhase.Before);
        var first = _world.Begin(_world.Message());

        Assert.False(await _world.Deliver());
        slow.End();
        Assert.Empty((await _world.End(first)).BatchItemFailures);
        Assert.True(await _world.Deliver(receiveCount: 2));

        Assert.Single(_world.Phone.Messages);
    }

    [Theory]
    [InlineData("+447700900999", "fragment_of_another_channel")]
    [InlineData(null, "fragment_of_another_channel")]
    public async Task A_fragment_of_another_channel_stays_and_ends_in_front_of_a_person_while_the_others_are_answered(string? channel, string code)
    {
        _world.Stage("SMb", "not mine", item =>
        {
            if (channel is null)
                item.Remove(Contract.Stage.PrimaryChannel);
            else
                item[Contract.Stage.PrimaryChannel] = Av.S(channel);
        });

        Assert.False(await _world.Deliver());

        Assert.Equal("hello", Assert.Single(_world.Model.Requests).UserText);
        Assert.Equal(("Refused", code, Severity.Critical), (_world.Summary.Outcome, _world.Summary.Reason, _world.Summary.Severity));
        Assert.Equal(Contract.Statuses.ReplySent, _world.Status);
        Assert.Equal("SMb", Assert.Single(_world.Staged.Items)[Contract.Stage.MessageSid].S);
        Assert.Equal(0, _world.Locks.Count);

        Assert.False(await _world.Deliver(receiveCount: 2));
        Assert.Single(_world.Phone.Messages);
        Assert.Equal(Contract.Statuses.ReplySent, _world.Status);
    }

    [Theory]
    [InlineData(Contract.Stage.Body)]
    [InlineData(Contract.Stage.PrimaryChannel)]
    public async Task A_fragment_with_a_wrong_type_stays_and_is_named(string attribute)
    {
        _world.Stage("SMb", "x", item => item[attribute] = Av.N(1));

        Assert.False(await _world.Deliver());

        Assert.Equal(("Refused", "fragment_malformed"), (_world.Summary.Outcome, _world.Summary.Reason));
        Assert.Contains($"'{attribute}'", _world.Summary.Explanation, StringComparison.Ordinal);
        Assert.Single(_world.Phone.Messages);
        Assert.Equal(1, _world.Staged.Count);
    }

    [Fact]
    public async Task A_fragment_is_answered_whatever_its_expiry_says()
    {
        var world = new TurnWorld().WithConversation().Stage("SMa", "hello", item => item[Contract.Stage.ExpiresAt] = Av.N(1));
        world.Staged.ExpireBy(Contract.Stage.ExpiresAt, () => DateTimeOffset.MinValue);

        Assert.True(await world.Deliver());

        Assert.Single(world.Phone.Messages);
    }
}
