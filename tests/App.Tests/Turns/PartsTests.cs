using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Turns;
using WhatsAppReplies;
using WhatsAppReplies.Replies.Conversations.Writes;
using WhatsAppReplies.Replies.Messaging;

namespace App.Tests.Turns;

public class PartsTests
{
    private readonly TurnWorld _world = new TurnWorld { Split = text => text.Split('|') }.WithConversation().Stage("SMa", "hello");

    public PartsTests() => _world.Model.Otherwise = _ => FakeModel.Says("one|two|three");

    [Fact]
    public async Task Parts_are_sent_in_order_and_recorded_as_one_reply()
    {
        Assert.True(await _world.Deliver());

        Assert.Equal(["one", "two", "three"], _world.Phone.Texts);
        var reply = _world.Messages[1].M;
        Assert.Equal("one|two|three", reply[Contract.Messages.Content].S);
        Assert.Equal(_world.Phone.Messages[0].Sid, reply[Contract.Messages.MessageId].S);
        Assert.Equal(_world.Phone.Messages.Select(message => message.Sid), reply[Contract.Messages.PartSids].L.Select(sid => sid.S));
        Assert.Equal(_world.Phone.Messages[2].Sid, _world.Record[Contract.Conversations.LastAssistantMessageSid].S);
        Assert.Equal(3, _world.Summary.Parts);
    }

    [Fact]
    public async Task One_write_stands_between_two_parts()
    {
        Assert.True(await _world.Deliver());

        Assert.Equal(5, _world.Faults.Calls.Count(Calls.IsUpdate));
        Assert.Equal(2, _world.Faults.Calls.Count(call => Calls.Is(call, TurnWrites.NextPart)));
    }

    [Fact]
    public async Task Before_every_post_the_record_says_which_part_is_being_sent()
    {
        var states = new List<string>();
        _world.Faults.At(Calls.IsSend, CallPhase.Before, () => states.Add(string.Join(' ', States())), times: 3);

        Assert.True(await _world.Deliver());

        Assert.Equal(["sending planned planned", "sent sending planned", "sent sent sending"], states);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_worker_that_dies_after_a_part_was_accepted_never_causes_a_second_one(int part)
    {
        var sends = 0;
        _world.Faults.Crash(call => Calls.IsSend(call) && ++sends == part, CallPhase.AfterEffect);
        await _world.Kill();
        _world.OutlastClaims();

        Assert.True(await _world.Deliver(receiveCount: 2));

        Assert.Equal(["one", "two", "three"], _world.Phone.Texts);
        Assert.Single(_world.Model.Requests);
        Assert.Equal(2, _world.Messages.Count);
    }

    [Fact]
    public async Task A_part_that_was_surely_not_accepted_is_planned_again_and_sent_without_a_read_back()
    {
        _world.Phone.Script.Enqueue(_world.Phone.Accept);
        _world.Phone.Script.Enqueue(_ => new SendOutcome.NotAccepted(FakePhone.Fault, TimeSpan.FromSeconds(30)));

        Assert.False(await _world.Deliver());
        Assert.Equal(["sent", "planned", "planned"], States());
        Assert.Equal(TimeSpan.FromSeconds(30), _world.Queue.Changes[^1].Visibility);

        Assert.True(await _world.Deliver(receiveCount: 2));
        Assert.Equal(["one", "two", "three"], _world.Phone.Texts);
        Assert.DoesNotContain(_world.Faults.Calls, call => call.Operation == "Find");
    }

    [Fact]
    public async Task Immediately_before_every_post_the_claim_must_outlive_the_sends_timeout()
    {
        var writes = 0;
        _world.Faults.At(
            call => Calls.Is(call, TurnWrites.NextPart) && ++writes == 1, CallPhase.AfterAnswer, () => _world.Clock.Advance(TimeSpan.FromSeconds(590)));

        Assert.False(await _world.Deliver());
        Assert.Equal(["one"], _world.Phone.Texts);
        Assert.Equal("out_of_time", _world.Summary.Reason);
        Assert.Equal(["sent", "planned", "planned"], States());

        Assert.True(await _world.Deliver(receiveCount: 2));
        Assert.Equal(["one", "two", "three"], _world.Phone.Texts);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_does_not_make_the_claim_any_longer()
    {
        _world.Faults.At(Calls.IsCheckpoint, CallPhase.AfterAnswer, () =>
        {
            _world.Clock.Advance(TimeSpan.FromSeconds(590));
            _world.Clock.Step(TimeSpan.FromHours(-1));
        });

        Assert.False(await _world.Deliver());

        Assert.Empty(_world.Phone.Messages);
        Assert.Equal("out_of_time", _world.Summary.Reason);
    }

    [Fact]
    public async Task A_part_that_was_unknown_and_is_then_refused_does_not_hold_the_conversation_for_ever()
    {
        _world.Phone.Script.Enqueue(_world.Phone.Lose);
        _world.Phone.Script.Enqueue(_ => new SendOutcome.Refused(FakePhone.Fault));

        Assert.False(await _world.Deliver());

        Assert.Equal(Contract.Statuses.ReplyFailed, _world.Status);
        Assert.DoesNotContain(Contract.Conversations.PendingReply, _world.Record.Keys);
    }

    [Fact]
    public async Task A_refused_later_part_keeps_the_reply_for_a_person_to_see_what_was_sent()
    {
        _world.Phone.Script.Enqueue(_world.Phone.Accept);
        _world.Phone.Script.Enqueue(_ => new SendOutcome.Refused(FakePhone.Fault));

        Assert.False(await _world.Deliver());

        Assert.Equal(Contract.Statuses.ReplyFailed, _world.Status);
        Assert.Equal(["sent", "planned", "planned"], States());
    }

    [Fact]
    public async Task Unauthorized_is_tried_once_with_fresh_credentials()
    {
        _world.Phone.Script.Enqueue(_ => new SendOutcome.Unauthorized(FakePhone.Fault));

        Assert.True(await _world.Deliver());

        Assert.Equal([("stack-twilio", false), ("stack-twilio", true)], _world.Phone.Opened);
        Assert.Equal(["one", "two", "three"], _world.Phone.Texts);
    }

    [Fact]
    public async Task Unauthorized_twice_is_refused_and_the_reply_of_which_nothing_was_accepted_is_dropped()
    {
        _world.Phone.Script.Enqueue(_ => new SendOutcome.Unauthorized(FakePhone.Fault));
        _world.Phone.Script.Enqueue(_ => new SendOutcome.Unauthorized(FakePhone.Fault));

        Assert.False(await _world.Deliver());

        Assert.Equal(Contract.Statuses.ReplyFailed, _world.Status);
        Assert.DoesNotContain(Contract.Conversations.PendingReply, _world.Record.Keys);
    }

    private IEnumerable<string> States() =>
        _world.Record[Contract.Conversations.PendingReply].M["parts"].L.Select(part => part.M["state"].S);
}
