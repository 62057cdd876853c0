using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Turns;
using WhatsAppReplies;
using WhatsAppReplies.Replies.Messaging;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Time;

namespace App.Tests.Turns;

public class CustomerWindowTests
{
    private readonly TurnWorld _world = new TurnWorld().WithConversation();

    [Fact]
    public async Task A_message_older_than_a_day_is_not_even_given_to_the_model()
    {
        Stage("SMa", TimeSpan.FromHours(24));

        Assert.True(await _world.Deliver());

        Assert.Equal("outside_24_hour_window", _world.Summary.Reason);
        Assert.Equal(Contract.Statuses.CannotReply, _world.Status);
        Assert.Empty(_world.Model.Requests);
        Assert.StartsWith("outside_24_hour_window", _world.Record[Contract.Conversations.StatusReason].S, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_message_counts()
    {
        Stage("SMa", TimeSpan.FromDays(3));
        Stage("SMb", TimeSpan.FromHours(23));

        Assert.True(await _world.Deliver());

        Assert.Single(_world.Phone.Messages);
    }

    [Fact]
    public async Task The_window_is_checked_again_before_sending()
    {
        Stage("SMa", TimeSpan.FromHours(24) - TimeSpan.FromSeconds(30));
        _world.Faults.At(Calls.IsModel, CallPhase.AfterAnswer, () => _world.Clock.Advance(TimeSpan.FromMinutes(1)));

        Assert.True(await _world.Deliver());

        Assert.Equal("outside_24_hour_window", _world.Summary.Reason);
        Assert.Empty(_world.Phone.Messages);
        Assert.DoesNotContain(Contract.Conversations.PendingReply, _world.Record.Keys);
    }

    [Fact]
    public async Task A_resumed_reply_is_judged_by_its_own_fragments()
    {
        Stage("SMa", TimeSpan.FromHours(23));
        _world.Phone.Script.Enqueue(_ => new SendOutcome.NotAccepted(FakePhone.Fault, null));
        Assert.False(await _world.Deliver());
        _world.Staged.Delete(_world.Staged.KeyOf(_world.Staged.Items.Single()));
        _world.Clock.Advance(TimeSpan.FromHours(2));

        Assert.True(await _world.Deliver(receiveCount: 2));

        Assert.Equal("outside_24_hour_window", _world.Summary.Reason);
        Assert.Equal(Contract.Statuses.CannotReply, _world.Status);
    }

    [Fact]
    public async Task A_new_message_opens_the_window_for_a_pending_reply()
    {
        _world.Split = text => text.Split('|');
        _world.Model.Script.Enqueue(_ => FakeModel.Says("one|two"));
        Stage("SMa", TimeSpan.FromHours(23));
        _world.Phone.Script.Enqueue(_world.Phone.Accept);
        _world.Phone.Script.Enqueue(_ => new SendOutcome.NotAccepted(FakePhone.Fault, null));
        Assert.False(await _world.Deliver());
        _world.Clock.Advance(TimeSpan.FromHours(2));

        Stage("SMb", TimeSpan.Zero);
        Assert.True(await _world.Deliver());

        Assert.Equal(["one", "two", FakeModel.Reply], _world.Phone.Texts);
    }

    [Fact]
    public async Task Without_any_readable_time_the_provider_decides()
    {
        _world.Stage("SMa", "hello", item => item[Contract.Stage.ReceivedAt] = Av.S("yesterday"));

        Assert.True(await _world.Deliver());

        Assert.Single(_world.Phone.Messages);
    }

    private void Stage(string sid, TimeSpan age) =>
        _world.Stage(sid, "hello", item => item[Contract.Stage.ReceivedAt] = Av.S(Timestamp.Of(_world.Clock.GetUtcNow() - age)));
}
