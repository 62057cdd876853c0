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

    private void Change(Action<Dictionary<string, AttributeValue>> change)
    {
        var record = _world.Record;
        change(record);
        _world.Conversations.Put(record);
    }
}
