using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Dynamo;
using App.Tests.Fakes.Turns;
using WhatsAppReplies;
using WhatsAppReplies.Replies.Conversations.Writes;
using WhatsAppReplies.Replies.Messaging;
using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Turns;

/// <summary>A customer who cannot be written to: no retry would help, and there is nothing that a person could mend.</summary>
public class CannotReplyTests
{
    private readonly TurnWorld _world = new TurnWorld { Split = text => text.Split('|') }.WithConversation().WithLock().Stage("SMa", "hello");

    [Fact]
    public async Task What_the_customer_wrote_is_recorded_and_the_trigger_is_done_without_paging_anybody()
    {
        _world.Phone.Script.Enqueue(_ => new SendOutcome.CannotReach(FakePhone.Fault));

        Assert.True(await _world.Deliver());

        Assert.Equal(("CannotReply", "scripted", Severity.Warning), (_world.Summary.Outcome, _world.Summary.Reason, _world.Summary.Severity));
        AssertEnded();
        var entry = Assert.Single(_world.Messages).M;
        Assert.Equal((Contract.Messages.UserRole, "hello"), (entry[Contract.Messages.Role].S, entry[Contract.Messages.Content].S));
        Assert.DoesNotContain(Contract.Conversations.LastAssistantMessageSid, _world.Record.Keys);
        Assert.Equal((0, 0), (_world.Staged.Count, _world.Locks.Count));
    }

    [Fact]
    public async Task The_parts_that_went_out_before_are_recorded_as_sent()
    {
        _world.Model.Otherwise = _ => FakeModel.Says("one|two|three");
        _world.Phone.Script.Enqueue(_world.Phone.Accept);
        _world.Phone.Script.Enqueue(_world.Phone.Accept);
        _world.Phone.Script.Enqueue(_ => new SendOutcome.CannotReach(FakePhone.Fault));

        Assert.True(await _world.Deliver());

        AssertEnded();
        var reply = _world.Messages[1].M;
        Assert.Equal("one\n\ntwo", reply[Contract.Messages.Content].S);
        Assert.Equal(_world.Phone.Messages.Select(message => message.Sid), reply[Contract.Messages.PartSids].L.Select(sid => sid.S));
        Assert.Equal(_world.Phone.Messages[1].Sid, _world.Record[Contract.Conversations.LastAssistantMessageSid].S);
    }

    [Fact]
    public async Task A_record_whose_writes_answer_was_lost_is_recognised()
    {
        _world.Phone.Script.Enqueue(_ => new SendOutcome.CannotReach(FakePhone.Fault));
        _world.Faults.Throw(call => Calls.Is(call, TurnWrites.RecordUnreachable), CallPhase.AfterEffect, DynamoErrors.Throttled);
        await _world.Deliver();

        Assert.True(await _world.Deliver(receiveCount: 2));

        Assert.Single(_world.Messages);
        Assert.Single(_world.Model.Requests);
        Assert.Equal(Contract.Statuses.CannotReply, _world.Status);
    }

    [Fact]
    public async Task The_next_message_is_answered_again()
    {
        _world.Phone.Script.Enqueue(_ => new SendOutcome.CannotReach(FakePhone.Fault));
        Assert.True(await _world.Deliver());

        _world.Stage("SMb", "I am back");
        Assert.True(await _world.Deliver());

        Assert.Equal([FakeModel.Reply], _world.Phone.Texts);
        Assert.Equal(Contract.Statuses.ReplySent, _world.Status);
        Assert.DoesNotContain(Contract.Conversations.StatusReason, _world.Record.Keys);
    }

    [Fact]
    public async Task At_the_accounts_daily_limit_the_reply_is_kept_and_goes_out_once_then()
    {
        for (var receiveCount = 1; receiveCount <= TurnWorld.Settings.MaxReceiveCount; receiveCount++)
        {
            _world.Phone.Script.Enqueue(_ => new SendOutcome.Refused(FakePhone.Fault, KeepsReply: true));
            Assert.False(await _world.Deliver(receiveCount));
            Assert.Equal(("Refused", Contract.Statuses.ReplyFailed), (_world.Summary.Outcome, _world.Status));
        }

        Assert.True(await _world.Deliver());

        Assert.Equal([FakeModel.Reply], _world.Phone.Texts);
        Assert.Single(_world.Model.Requests);
    }

    private void AssertEnded()
    {
        Assert.Equal(Contract.Statuses.CannotReply, _world.Status);
        Assert.StartsWith("scripted:", _world.Record[Contract.Conversations.StatusReason].S, StringComparison.Ordinal);
        Assert.DoesNotContain(_world.Record.Keys, name => name.StartsWith("processing_", StringComparison.Ordinal));
        Assert.DoesNotContain(Contract.Conversations.PendingReply, _world.Record.Keys);
    }
}
