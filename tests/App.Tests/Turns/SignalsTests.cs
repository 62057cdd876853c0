using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using App.Tests.Fakes;
using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Dynamo;
using App.Tests.Fakes.Turns;
using WhatsAppReplies;
using WhatsAppReplies.Replies.Messaging;
using WhatsAppReplies.Shared.Dynamo;
using Names = WhatsAppReplies.Contract.Conversations;

namespace App.Tests.Turns;

/// <summary>What the model says besides the reply, and what comes of it.</summary>
public class SignalsTests
{
    private const string Reason = "The customer asks for a person.";

    private readonly TurnWorld _world = new TurnWorld().WithConversation(record =>
    {
        record[Names.HandOff] = Av.Bool(false);
        record[Names.HandOffReason] = Av.Null;
        record[Names.TaskComplete] = Av.N(0);
    }).WithLock().Stage("SMa", "hello");

    [Fact]
    public async Task A_hand_off_is_sent_told_and_recorded_in_this_order()
    {
        _world.Model.Otherwise = _ => FakeModel.Says("A colleague will write.", Reason);

        Assert.True(await _world.Deliver());

        Assert.Equal(["A colleague will write."], _world.Phone.Texts);
        Assert.Equal(("Replied", Contract.Statuses.AwaitingHuman), (_world.Summary.Outcome, _world.Status));
        Assert.Equal((true, Reason), (_world.Record[Names.HandOff].BOOL, _world.Record[Names.HandOffReason].S));
        Assert.Equal("2026-11-21T12:00:00.000Z", _world.Record[Names.HandedOverAt].S);
        Assert.Equal(2, _world.Messages.Count);
        var told = JsonDocument.Parse(Assert.Single(_world.Queue.HandOffs)).RootElement;
        Assert.Equal(
            [("conversation_id", TurnWorld.ConversationId), ("primary_channel", TurnWorld.Channel),
                ("reason", Reason), ("handed_over_at", "2026-11-21T12:00:00.000Z")],
            told.EnumerateObject().Select(property => (property.Name, property.Value.GetString()!)));
        var calls = _world.Faults.Calls.Select(call => call.ToString()).ToList();
        Assert.Equal(["messenger Send", "sqs SendMessage", "dynamodb UpdateItem conversations"], calls.GetRange(calls.IndexOf("messenger Send"), 3));
    }

    [Fact]
    public async Task The_next_message_of_that_customer_is_recorded_and_tells_nobody_again()
    {
        _world.Model.Otherwise = _ => FakeModel.Says("A colleague will write.", Reason);
        await _world.Deliver();
        var handedOverAt = _world.Record[Names.HandedOverAt].S;

        _world.Clock.Advance(TimeSpan.FromHours(1));
        _world.Stage("SMb", "are you there?");
        Assert.True(await _world.Deliver());

        Assert.Equal(("HandedToHuman", handedOverAt), (_world.Summary.Outcome, _world.Record[Names.HandedOverAt].S));
        Assert.Single(_world.Queue.HandOffs);
        Assert.Single(_world.Phone.Messages);
        Assert.Equal(3, _world.Messages.Count);
    }

    [Theory]
    [InlineData(nameof(CallPhase.Before), 1)]
    [InlineData(nameof(CallPhase.AfterEffect), 2)]
    [InlineData(nameof(CallPhase.AfterAnswer), 2)]
    public async Task Whoever_dies_while_telling_is_followed_by_one_who_tells_the_same_time(string phase, int told)
    {
        _world.Model.Otherwise = _ => FakeModel.Says("A colleague will write.", Reason);
        _world.Faults.Crash(Calls.IsHandOff, Enum.Parse<CallPhase>(phase));
        await _world.Kill();
        _world.OutlastClaims();

        Assert.True(await _world.Deliver(receiveCount: 2));

        Assert.Equal(told, _world.Queue.HandOffs.Count);
        Assert.Single(_world.Queue.HandOffs.Distinct());
        Assert.Single(_world.Phone.Messages);
        Assert.Equal((Contract.Statuses.AwaitingHuman, Reason), (_world.Status, _world.Record[Names.HandOffReason].S));
        Assert.Contains(_world.Record[Names.HandedOverAt].S, _world.Queue.HandOffs[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_queue_that_fails_sends_the_trigger_back_and_the_reply_stays_sent_once()
    {
        _world.Model.Otherwise = _ => FakeModel.Says("A colleague will write.", Reason);
        _world.Faults.Throw(Calls.IsHandOff, CallPhase.Before, () => new HttpRequestException("The connection was reset."));

        Assert.False(await _world.Deliver());
        Assert.Equal(("TryAgain", "aws_unreachable", Contract.Statuses.Retry), (_world.Summary.Outcome, _world.Summary.Reason, _world.Status));
        Assert.True(await _world.Deliver(receiveCount: 2));

        Assert.Single(_world.Phone.Messages);
        Assert.Single(_world.Queue.HandOffs);
        Assert.Equal(Contract.Statuses.AwaitingHuman, _world.Status);
    }

    [Fact]
    public async Task A_queue_that_does_not_exist_is_for_a_person()
    {
        _world.Model.Otherwise = _ => FakeModel.Says("A colleague will write.", Reason);
        _world.Faults.Throw(Calls.IsHandOff, CallPhase.Before, () => new Amazon.SQS.Model.QueueDoesNotExistException("no such queue"));

        Assert.False(await _world.Deliver());

        Assert.Equal(("Refused", "hand_off_queue_missing"), (_world.Summary.Outcome, _world.Summary.Reason));
        Assert.Contains(Names.PendingReply, _world.Record.Keys);
    }

    [Fact]
    public async Task A_flag_that_another_system_sets_meanwhile_keeps_its_reason_and_is_told_once()
    {
        _world.Model.Otherwise = _ => FakeModel.Says("A colleague will write.", Reason);
        _world.Faults.At(
            Calls.IsSend, CallPhase.Before, () => Change(record => (record[Names.HandOff], record[Names.HandOffReason]) = (Av.Bool(true), Av.S("theirs"))));

        Assert.True(await _world.Deliver());

        Assert.Single(_world.Queue.HandOffs);
        Assert.Equal((Contract.Statuses.AwaitingHuman, "theirs"), (_world.Status, _world.Record[Names.HandOffReason].S));
        Assert.Equal("2026-11-21T12:00:00.000Z", _world.Record[Names.HandedOverAt].S);
    }

    [Fact]
    public async Task A_customer_who_cannot_be_reached_is_handed_off_all_the_same()
    {
        _world.Model.Otherwise = _ => FakeModel.Says("A colleague will call.", Reason);
        _world.Phone.Script.Enqueue(_ => new SendOutcome.CannotReach(FakePhone.Fault));

        Assert.True(await _world.Deliver());

        Assert.Single(_world.Queue.HandOffs);
        Assert.Equal((Contract.Statuses.CannotReply, true, Reason), (_world.Status, _world.Record[Names.HandOff].BOOL, _world.Record[Names.HandOffReason].S));
    }

    [Fact]
    public async Task A_part_that_fails_does_not_keep_the_conversation_from_a_person()
    {
        _world.Model.Otherwise = _ => FakeModel.Says("A colleague will write.", Reason);
        _world.Faults.At(Calls.IsSend, CallPhase.AfterEffect, () => Change(record => record[Names.LastDeliveryFailure] = Av.M(new()
        {
            [Contract.DeliveryFailure.Sid] = Av.S(_world.Phone.Messages[0].Sid),
            [Contract.DeliveryFailure.Code] = Av.N(63016),
        })));

        Assert.True(await _world.Deliver());

        Assert.Equal((Contract.Statuses.AwaitingHuman, true), (_world.Status, _world.Record[Names.HandOff].BOOL));
        Assert.Single(_world.Queue.HandOffs);
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public async Task A_task_that_is_complete_is_written_in_the_type_that_stands_there(AttributeValue? before, AttributeValue after)
    {
        Change(record =>
        {
            record.Remove(Names.TaskComplete);
            if (before is not null)
                record[Names.TaskComplete] = before;
        });
        _world.Model.Otherwise = _ => FakeModel.Says("That is all, thank you.", complete: true);

        Assert.True(await _world.Deliver());

        Assert.True(Values.AreEqual(after, _world.Record[Names.TaskComplete]));
        Assert.Equal(Contract.Statuses.ReplySent, _world.Status);
        Assert.Empty(_world.Queue.HandOffs);
    }

    public static TheoryData<AttributeValue?, AttributeValue> Tasks => new()
    {
        { Av.N(0), Av.N(1) },
        { Av.Bool(false), Av.Bool(true) },
        { Av.S("false"), Av.S("true") },
        { Av.Null, Av.Bool(true) },
        { null, Av.Bool(true) },
    };

    [Fact]
    public async Task A_turn_that_is_resumed_knows_what_the_model_said()
    {
        _world.Model.Script.Enqueue(_ => FakeModel.Says("That is all. A colleague will write.", Reason, complete: true));
        _world.Faults.Crash(Calls.IsSend, CallPhase.AfterEffect);
        await _world.Kill();
        _world.OutlastClaims();

        Assert.True(await _world.Deliver(receiveCount: 2));

        Assert.Single(_world.Model.Requests);
        Assert.Single(_world.Queue.HandOffs);
        Assert.Equal(("1", true, Reason), (_world.Record[Names.TaskComplete].N, _world.Record[Names.HandOff].BOOL, _world.Record[Names.HandOffReason].S));
    }

    [Fact]
    public async Task A_reply_without_a_signal_leaves_no_mark()
    {
        Assert.True(await _world.Deliver());

        Assert.Empty(_world.Queue.HandOffs);
        Assert.Equal((false, "0"), (_world.Record[Names.HandOff].BOOL, _world.Record[Names.TaskComplete].N));
        Assert.DoesNotContain(_world.Record.Keys, name => name is Names.HandedOverAt or Names.HandingOverAt or Names.OptedOutAt);
    }

    [Fact]
    public async Task The_reason_is_in_no_log()
    {
        _world.Model.Otherwise = _ => FakeModel.Says("A colleague will write.", Reason);

        await _world.Deliver();

        Private.AssertNotIn(string.Join('\n', _world.Log.Records), Reason, TurnWorld.Channel, TurnWorld.ConversationId);
    }

    private void Change(Action<Dictionary<string, AttributeValue>> change)
    {
        var record = _world.Record;
        change(record);
        _world.Conversations.Put(record);
    }
}
