using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Turns;
using WhatsAppReplies;
using WhatsAppReplies.Replies.Messaging;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Turns;

public class HumanTests
{
    private readonly TurnWorld _world = new TurnWorld().WithConversation().WithLock().Stage("SMa", "hello?").Stage("SMb", "anyone?");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_conversation_in_human_hands_records_the_messages_and_sends_nothing(bool asBoolean)
    {
        HandOver(asBoolean);

        Assert.True(await _world.Deliver());

        Assert.Empty(_world.Phone.Messages);
        Assert.Empty(_world.Model.Requests);
        Assert.Equal(Contract.Statuses.AwaitingHuman, _world.Status);
        var entry = Assert.Single(_world.Messages).M;
        Assert.Equal(("user", "hello?\nanyone?"), (entry[Contract.Messages.Role].S, entry[Contract.Messages.Content].S));
        Assert.Equal(["SMa", "SMb"], entry[Contract.Messages.FragmentSids].L.Select(sid => sid.S));
        Assert.Equal((0, 0), (_world.Staged.Count, _world.Locks.Count));
        Assert.Equal("HandedToHuman", _world.Summary.Outcome);
    }

    [Fact]
    public async Task A_flag_set_while_the_model_was_thinking_stops_the_reply()
    {
        _world.Faults.At(Calls.IsModel, CallPhase.AfterAnswer, () => HandOver());

        Assert.True(await _world.Deliver());

        Assert.Empty(_world.Phone.Messages);
        Assert.Equal(Contract.Statuses.AwaitingHuman, _world.Status);
        Assert.Single(_world.Messages);
    }

    [Fact]
    public async Task A_flag_set_after_the_checkpoint_does_not_cut_the_reply()
    {
        _world.Faults.At(Calls.IsSend, CallPhase.Before, () => HandOver());

        Assert.True(await _world.Deliver());

        Assert.Single(_world.Phone.Messages);
        Assert.Equal(2, _world.Messages.Count);
        Assert.Equal(Contract.Statuses.AwaitingHuman, _world.Status);
        Assert.True(_world.Record[Contract.Conversations.HandOff].BOOL);
    }

    [Fact]
    public async Task A_pending_reply_is_brought_to_its_end_although_a_person_took_over()
    {
        _world.Phone.Script.Enqueue(_world.Phone.AcceptAndDrop);
        _world.Phone.Lookups.Enqueue(() => new LookupOutcome.TryAgain(FakePhone.Fault));
        Assert.False(await _world.Deliver());
        HandOver();

        Assert.True(await _world.Deliver(receiveCount: 2));

        Assert.Single(_world.Phone.Messages);
        Assert.Equal(2, _world.Messages.Count);
        Assert.Equal(Contract.Statuses.AwaitingHuman, _world.Status);
    }

    [Fact]
    public async Task A_pending_reply_that_was_not_begun_does_not_go_out_after_a_person_took_over()
    {
        _world.Phone.Script.Enqueue(_ => new SendOutcome.NotAccepted(FakePhone.Fault, null));
        Assert.False(await _world.Deliver());
        HandOver();

        Assert.True(await _world.Deliver(receiveCount: 2));

        Assert.Empty(_world.Phone.Messages);
        Assert.Equal(Contract.Messages.UserRole, Assert.Single(_world.Messages).M[Contract.Messages.Role].S);
        Assert.Equal(Contract.Statuses.AwaitingHuman, _world.Status);
        Assert.DoesNotContain(Contract.Conversations.PendingReply, _world.Record.Keys);
        Assert.Equal((0, 0), (_world.Staged.Count, _world.Locks.Count));
    }

    [Fact]
    public async Task A_pending_reply_that_was_not_begun_does_not_go_out_after_the_customers_no()
    {
        _world.Phone.Script.Enqueue(_ => new SendOutcome.NotAccepted(FakePhone.Fault, null));
        Assert.False(await _world.Deliver());
        var record = _world.Record;
        record[Contract.Conversations.Consent] = Av.Bool(false);
        _world.Conversations.Put(WithoutSharing(record));

        Assert.True(await _world.Deliver(receiveCount: 2));

        Assert.Empty(_world.Phone.Messages);
        Assert.Single(_world.Messages);
        Assert.Equal(Contract.Statuses.CannotReply, _world.Status);
        Assert.DoesNotContain(Contract.Conversations.PendingReply, _world.Record.Keys);
    }

    [Fact]
    public async Task Handing_over_needs_no_settings_for_replies()
    {
        var record = _world.Record;
        record.Remove(Contract.Conversations.AiConfig);
        record.Remove(Contract.Conversations.ChannelConfig);
        _world.Conversations.Put(record);
        HandOver();

        Assert.True(await _world.Deliver());

        Assert.Equal(Contract.Statuses.AwaitingHuman, _world.Status);
    }

    [Fact]
    public async Task Messages_without_text_are_recorded_and_not_answered()
    {
        var world = new TurnWorld().WithConversation().WithLock().Stage("SMa", null).Stage("SMb", " \n").Stage("SMc", "");

        Assert.True(await world.Deliver());

        Assert.Empty(world.Phone.Messages);
        Assert.Equal(["SMa", "SMb", "SMc"], Assert.Single(world.Messages).M[Contract.Messages.FragmentSids].L.Select(sid => sid.S));
        Assert.Equal("template_sent", world.Status);
        Assert.Equal((0, 0), (world.Staged.Count, world.Locks.Count));
        Assert.Contains(world.Log.Records, record => record.Severity == Severity.Warning);
    }

    [Fact]
    public async Task Empty_fragments_between_others_are_part_of_the_turn_and_not_of_the_text()
    {
        var world = new TurnWorld().WithConversation().Stage("SMa", "one").Stage("SMb", "  ").Stage("SMc", "two");

        Assert.True(await world.Deliver());

        Assert.Equal("one\ntwo", Assert.Single(world.Model.Requests).UserText);
        Assert.Equal(["SMa", "SMb", "SMc"], world.Messages[0].M[Contract.Messages.FragmentSids].L.Select(sid => sid.S));
    }

    private void HandOver(bool asBoolean = true)
    {
        var record = _world.Record;
        record[Contract.Conversations.HandOff] = asBoolean ? Av.Bool(true) : Av.N(1);
        _world.Conversations.Put(WithoutSharing(record));
    }

    private static Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue> WithoutSharing(
        Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue> record) =>
        Fakes.Dynamo.Values.Copy(record);
}
