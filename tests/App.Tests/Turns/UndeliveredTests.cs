using Amazon.DynamoDBv2.Model;
using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Turns;
using WhatsAppReplies;
using WhatsAppReplies.Shared.Dynamo;
using Names = WhatsAppReplies.Contract.Conversations;

namespace App.Tests.Turns;

/// <summary>P7: a reply that Twilio accepted and WhatsApp then refused is not taken for one that was sent.</summary>
public class UndeliveredTests
{
    private readonly TurnWorld _world = new TurnWorld { Split = text => text.Split(' ') }.WithConversation().Stage("SM1", "hello");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_part_that_fails_before_the_turn_is_finished_makes_the_reply_an_undelivered_one(int part)
    {
        _world.Model.Otherwise = _ => FakeModel.Says("one two three");
        _world.Faults.At(Calls.IsFinish, CallPhase.Before, () => Fail(_world.Phone.Messages[part].Sid));

        Assert.True(await _world.Deliver());

        Assert.Equal(Contract.Statuses.ReplyUndelivered, _world.Status);
        Assert.Contains("code 63016", _world.Record[Names.StatusReason].S, StringComparison.Ordinal);
        Assert.Equal(2, _world.Messages.Count);
        Assert.Equal(_world.Phone.Messages.Select(message => message.Sid), _world.Record[Names.LastPartSids].L.Select(sid => sid.S));
        Assert.False(_world.Record.ContainsKey(Names.PendingReply));
        Assert.Equal(0, _world.Staged.Count);
    }

    [Fact]
    public async Task A_failure_of_an_earlier_reply_is_none_of_this_one()
    {
        Fail("SMearlier");

        await _world.Deliver();

        Assert.Equal(Contract.Statuses.ReplySent, _world.Status);
    }

    [Fact]
    public async Task A_person_who_has_the_conversation_comes_first()
    {
        _world.Faults.At(Calls.IsFinish, CallPhase.Before, () =>
        {
            Fail(_world.Phone.Messages[0].Sid);
            Change(record => record[Names.HandOff] = Av.Bool(true));
        });

        await _world.Deliver();

        Assert.Equal(Contract.Statuses.AwaitingHuman, _world.Status);
        Assert.True(_world.Record.ContainsKey(Names.LastDeliveryFailure));
    }

    [Fact]
    public async Task A_claim_with_nothing_to_answer_puts_back_that_the_reply_before_it_did_not_arrive()
    {
        var world = new TurnWorld().WithConversation(record => record[Names.Status] = Av.S(Contract.Statuses.ReplySent));
        world.Faults.At(Calls.IsRestore, CallPhase.Before, () => Change(world, Mark));

        Assert.True(await world.Deliver(receiveCount: 2));

        Assert.Equal(Contract.Statuses.ReplyUndelivered, world.Status);
        Assert.Equal("code 63016", world.Record[Names.StatusReason].S);
    }

    [Fact]
    public async Task Messages_that_nobody_can_answer_are_recorded_without_hiding_that_the_reply_before_them_did_not_arrive()
    {
        var world = new TurnWorld().WithConversation(record => record[Names.Status] = Av.S(Contract.Statuses.ReplySent)).Stage("SM1", "");
        world.Faults.At(Calls.IsRecordUnanswerable, CallPhase.Before, () => Change(world, Mark));

        Assert.True(await world.Deliver());

        Assert.Equal(Contract.Statuses.ReplyUndelivered, world.Status);
        Assert.Single(world.Messages);
    }

    [Fact]
    public async Task The_answer_to_the_write_may_be_lost()
    {
        _world.Faults.At(Calls.IsFinish, CallPhase.Before, () => Fail(_world.Phone.Messages[0].Sid));
        _world.Faults.Repeat(call => call.Request is UpdateItemRequest update && update.UpdateExpression.Contains(":reason", StringComparison.Ordinal));

        Assert.True(await _world.Deliver());

        Assert.Equal(Contract.Statuses.ReplyUndelivered, _world.Status);
        Assert.Equal(2, _world.Messages.Count);
    }

    private void Fail(string sid) => Change(record => record[Names.LastDeliveryFailure] = Av.M(new()
    {
        [Contract.DeliveryFailure.Sid] = Av.S(sid),
        [Contract.DeliveryFailure.Code] = Av.N(63016),
    }));

    private void Change(Action<Dictionary<string, AttributeValue>> change) => Change(_world, change);

    private static void Change(TurnWorld world, Action<Dictionary<string, AttributeValue>> change)
    {
        var record = world.Record;
        change(record);
        world.Conversations.Put(record);
    }

    /// <summary>As the inbound function does under a claim.</summary>
    private static void Mark(Dictionary<string, AttributeValue> record)
    {
        Assert.Equal(Contract.Statuses.ReplySent, record[Names.PreviousStatus].S);
        record[Names.PreviousStatus] = Av.S(Contract.Statuses.ReplyUndelivered);
        record[Names.StatusReason] = Av.S("code 63016");
    }
}
