using Amazon.DynamoDBv2.Model;
using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Dynamo;
using App.Tests.Fakes.Turns;
using WhatsAppReplies;
using WhatsAppReplies.Replies.Conversations.Writes;
using WhatsAppReplies.Replies.Model;

namespace App.Tests.Turns;

/// <summary>A write is applied and its answer is lost; the client repeats it, and the condition refuses our own earlier attempt.</summary>
public class LostAnswerTests
{
    private readonly TurnWorld _world = new TurnWorld { Split = text => text.Split('|') }.WithConversation().WithLock().Stage("SMa", "hello");

    public LostAnswerTests() => _world.Model.Otherwise = _ => FakeModel.Says("one|two");

    [Fact]
    public Task A_repeated_claim_is_ours() => RepeatAsync(Calls.IsClaim);

    [Fact]
    public Task A_repeated_checkpoint_is_ours() => RepeatAsync(Calls.IsCheckpoint);

    [Fact]
    public Task A_repeated_next_part_is_ours() => RepeatAsync(call => Calls.Is(call, TurnWrites.NextPart));

    [Fact]
    public Task A_repeated_finish_is_ours() => RepeatAsync(Calls.IsFinish);

    [Fact]
    public async Task A_claim_that_was_stuck_on_its_way_is_refused_once_its_turn_is_over()
    {
        Assert.True(await _world.Deliver());
        var stuck = (UpdateItemRequest)_world.Faults.Calls.Single(Calls.IsClaim).Request;

        await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => _world.Dynamo.UpdateItemAsync(stuck, default));

        Assert.Equal(Contract.Statuses.ReplySent, _world.Status);
        _world.Stage("SMb", "again");
        Assert.True(await _world.Deliver());
        Assert.Equal(4, _world.Messages.Count);
    }

    [Fact]
    public async Task A_repeated_record_for_a_human_is_ours()
    {
        var record = _world.Record;
        record[Contract.Conversations.HandOff] = WhatsAppReplies.Shared.Dynamo.Av.Bool(true);
        _world.Conversations.Put(record);
        _world.Faults.Repeat(call => Calls.Is(call, TurnWrites.RecordForHuman));

        Assert.True(await _world.Deliver());

        Assert.Single(_world.Messages);
        Assert.Equal("HandedToHuman", _world.Summary.Outcome);
    }

    [Fact]
    public async Task A_repeated_restore_is_ours()
    {
        _world.Staged.Delete(_world.Staged.KeyOf(_world.Staged.Items.Single()));
        _world.Faults.Repeat(call => Calls.Is(call, TurnWrites.Restore));

        Assert.True(await _world.Deliver(receiveCount: 2));

        Assert.Equal("NothingToAnswer", _world.Summary.Outcome);
    }

    [Fact]
    public async Task A_repeated_release_is_ours()
    {
        _world.Model.Script.Enqueue(_ => new ModelOutcome.TryAgain(FakePhone.Fault, null));
        _world.Faults.Repeat(Calls.IsRelease);

        Assert.False(await _world.Deliver());

        Assert.Equal(Contract.Statuses.Retry, _world.Status);
        Assert.Equal("TryAgain", _world.Summary.Outcome);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_write_that_is_applied_but_only_answered_with_an_error_costs_one_delivery_and_nothing_else(int write)
    {
        var writes = 0;
        _world.Faults.Throw(call => Calls.IsUpdate(call) && ++writes == write, CallPhase.AfterEffect, DynamoErrors.Internal);

        Assert.False(await _world.Deliver());
        if (_world.Status == Contract.Statuses.Processing)
            _world.OutlastClaims();
        Assert.True(await _world.Deliver(receiveCount: 2));

        Assert.Equal(["one", "two"], _world.Phone.Texts);
        Assert.Equal(2, _world.Messages.Count);
        Assert.Equal((0, 0), (_world.Staged.Count, _world.Locks.Count));
        Assert.Equal(Contract.Statuses.ReplySent, _world.Status);
    }

    [Fact]
    public async Task The_last_write_refused_for_a_minute_is_made_by_a_later_delivery()
    {
        _world.Faults.Throw(Calls.IsFinish, CallPhase.Before, DynamoErrors.Throttled, times: 3);

        Assert.False(await _world.Deliver(1));
        Assert.False(await _world.Deliver(2));
        Assert.False(await _world.Deliver(3));
        Assert.True(await _world.Deliver(4));

        Assert.Equal(["one", "two"], _world.Phone.Texts);
        Assert.Single(_world.Model.Requests);
        Assert.DoesNotContain(_world.Faults.Calls, call => call.Operation == "Find");
    }

    private async Task RepeatAsync(Func<ExternalCall, bool> matches)
    {
        _world.Faults.Repeat(matches);

        Assert.True(await _world.Deliver());

        Assert.Equal(["one", "two"], _world.Phone.Texts);
        Assert.Equal(2, _world.Messages.Count);
        Assert.Equal("Replied", _world.Summary.Outcome);
        Assert.Equal(Contract.Statuses.ReplySent, _world.Status);
    }
}
