using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Dynamo;
using App.Tests.Fakes.Turns;
using WhatsAppReplies;
using WhatsAppReplies.Replies.Conversations.Writes;
using WhatsAppReplies.Shared.Dynamo;
using Names = WhatsAppReplies.Contract.Conversations;

namespace App.Tests.Turns;

/// <summary>A flag that another system has set: the queue is told by the first turn that meets it.</summary>
public class HandOffNoticeTests
{
    private readonly TurnWorld _world = new TurnWorld().WithConversation().WithLock().Stage("SMa", "hello?");

    [Fact]
    public async Task The_first_turn_that_meets_the_flag_tells_and_later_ones_do_not()
    {
        Flag("asked for a person");
        Assert.True(await _world.Deliver());
        var told = JsonDocument.Parse(Assert.Single(_world.Queue.HandOffs)).RootElement;
        Assert.Equal(
            ("asked for a person", _world.Record[Names.HandedOverAt].S),
            (told.GetProperty("reason").GetString(), told.GetProperty("handed_over_at").GetString()));
        Assert.DoesNotContain(Names.HandingOverAt, _world.Record.Keys);

        _world.Clock.Advance(TimeSpan.FromMinutes(5));
        var calls = _world.Faults.Calls.Count;
        _world.Stage("SMb", "anyone?");
        Assert.True(await _world.Deliver());

        Assert.Single(_world.Queue.HandOffs);
        Assert.Equal(
            ["dynamodb Query stage", "dynamodb UpdateItem conversations", "dynamodb UpdateItem conversations",
                "dynamodb BatchWriteItem locks+stage", "dynamodb Query stage"],
            _world.Faults.Calls.Skip(calls).Select(call => call.ToString()).Where(call => call.StartsWith("dynamodb", StringComparison.Ordinal)));
        Assert.Equal(
            TurnWrites.RecordForHuman.Update, _world.Faults.Calls.Skip(calls).Select(call => call.Request).OfType<UpdateItemRequest>().Last().UpdateExpression);
    }

    [Fact]
    public async Task A_flag_without_a_reason_is_told_without_one()
    {
        Flag(null);

        Assert.True(await _world.Deliver());

        Assert.Equal(JsonValueKind.Null, JsonDocument.Parse(Assert.Single(_world.Queue.HandOffs)).RootElement.GetProperty("reason").ValueKind);
    }

    [Fact]
    public async Task A_flag_that_is_set_while_the_model_thinks_is_told()
    {
        _world.Faults.At(Calls.IsModel, CallPhase.AfterAnswer, () => Flag("theirs"));

        Assert.True(await _world.Deliver());

        Assert.Single(_world.Queue.HandOffs);
        Assert.Empty(_world.Phone.Messages);
        Assert.Contains(Names.HandedOverAt, _world.Record.Keys);
    }

    [Fact]
    public async Task A_flag_that_is_set_while_the_reply_is_sent_is_told()
    {
        _world.Faults.At(Calls.IsSend, CallPhase.Before, () => Flag("theirs"));

        Assert.True(await _world.Deliver());

        Assert.Single(_world.Queue.HandOffs);
        Assert.Equal(("Replied", Contract.Statuses.AwaitingHuman), (_world.Summary.Outcome, _world.Status));
        Assert.Equal("theirs", _world.Record[Names.HandOffReason].S);
        Assert.Contains(Names.HandedOverAt, _world.Record.Keys);
    }

    [Theory]
    [InlineData(nameof(CallPhase.AfterEffect))]
    [InlineData(nameof(CallPhase.AfterAnswer))]
    public async Task Whoever_dies_after_telling_is_followed_by_one_who_tells_the_same_time(string phase)
    {
        Flag("theirs");
        _world.Faults.Crash(Calls.IsHandOff, Enum.Parse<CallPhase>(phase));
        await _world.Kill();
        _world.OutlastClaims();

        Assert.True(await _world.Deliver(receiveCount: 2));

        Assert.Equal(2, _world.Queue.HandOffs.Count);
        Assert.Single(_world.Queue.HandOffs.Distinct());
    }

    [Fact]
    public async Task A_conversation_that_was_handed_back_and_over_again_is_told_again()
    {
        Flag("first");
        await _world.Deliver();
        HandBack();
        _world.Stage("SMb", "hello");
        Assert.True(await _world.Deliver());
        Assert.DoesNotContain(Names.HandedOverAt, _world.Record.Keys);
        Assert.Equal(Contract.Statuses.ReplySent, _world.Status);

        Flag("second");
        _world.Clock.Advance(TimeSpan.FromMinutes(1));
        _world.Stage("SMc", "hello?");
        Assert.True(await _world.Deliver());

        Assert.Equal(["first", "second"], _world.Queue.HandOffs.Select(body => JsonDocument.Parse(body).RootElement.GetProperty("reason").GetString()));
        Assert.Equal(2, _world.Queue.HandOffs.Distinct().Count());
    }

    [Fact]
    public async Task What_is_left_of_an_earlier_hand_off_does_not_hide_one_in_the_middle_of_a_turn()
    {
        Flag("first");
        await _world.Deliver();
        HandBack();
        _world.Stage("SMb", "hello");
        _world.Clock.Advance(TimeSpan.FromMinutes(1));
        _world.Faults.At(Calls.IsSend, CallPhase.Before, () => Flag("second"));

        Assert.True(await _world.Deliver());

        Assert.Equal(2, _world.Queue.HandOffs.Distinct().Count());
        Assert.Contains(_world.Record[Names.HandedOverAt].S, _world.Queue.HandOffs[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_queue_that_fails_leaves_the_message_to_be_recorded_and_told_later()
    {
        Flag("theirs");
        _world.Faults.Throw(Calls.IsHandOff, CallPhase.Before, () => new HttpRequestException("The connection was reset."));

        Assert.False(await _world.Deliver());
        Assert.Empty(_world.Messages);
        Assert.True(await _world.Deliver(receiveCount: 2));

        Assert.Single(_world.Queue.HandOffs);
        Assert.Single(_world.Messages);
    }

    private void Flag(string? reason) =>
        Change(record => (record[Names.HandOff], record[Names.HandOffReason]) = (Av.Bool(true), reason is null ? Av.Null : Av.S(reason)));

    /// <summary>By the flag alone, as a system does that knows nothing of ours.</summary>
    private void HandBack() => Change(record => record[Names.HandOff] = Av.Bool(false));

    private void Change(Action<Dictionary<string, AttributeValue>> change)
    {
        var record = Values.Copy(_world.Record);
        change(record);
        _world.Conversations.Put(record);
    }
}
