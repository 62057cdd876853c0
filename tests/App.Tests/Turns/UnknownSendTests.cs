using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Turns;
using WhatsAppReplies;
using WhatsAppReplies.Replies.Messaging;

namespace App.Tests.Turns;

public class UnknownSendTests
{
    private readonly TurnWorld _world = new TurnWorld().WithConversation().Stage("SMa", "hello");

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_message_that_was_accepted_without_an_answer_is_found_and_not_sent_again()
    {
        _world.Phone.Script.Enqueue(_world.Phone.AcceptAndDrop);

        Assert.True(await _world.Deliver());

        Assert.Single(_world.Phone.Messages);
        Assert.Equal((1, 0), (_world.Summary.UnknownSendsFound, _world.Summary.UnknownSendsResent));
        Assert.Equal(_world.Phone.Messages[0].Sid, _world.Record[Contract.Conversations.LastAssistantMessageSid].S);
    }

    [Fact]
    public async Task The_read_back_waits_for_the_grace_period()
    {
        var began = _world.Clock.GetUtcNow();
        _world.Phone.ListingDelay = Grace - TimeSpan.FromSeconds(1);
        _world.Phone.Script.Enqueue(_world.Phone.AcceptAndDrop);

        Assert.True(await _world.Deliver());

        Assert.Single(_world.Phone.Messages);
        Assert.Equal(began + Grace, _world.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_message_that_never_arrived_is_sent_once_more()
    {
        _world.Phone.Script.Enqueue(_world.Phone.Lose);

        Assert.True(await _world.Deliver());

        Assert.Single(_world.Phone.Messages);
        Assert.Equal((0, 1), (_world.Summary.UnknownSendsFound, _world.Summary.UnknownSendsResent));
    }

    [Fact]
    public async Task A_worker_gives_up_after_some_resends_and_the_next_one_looks_again()
    {
        for (var attempt = 0; attempt < 3; attempt++)
            _world.Phone.Script.Enqueue(_world.Phone.Lose);

        Assert.False(await _world.Deliver());
        Assert.Equal("send_unknown", _world.Summary.Reason);
        Assert.Equal(Contract.Statuses.Retry, _world.Status);

        Assert.True(await _world.Deliver(receiveCount: 2));
        Assert.Single(_world.Phone.Messages);
        Assert.Single(_world.Model.Requests);
    }

    [Fact]
    public async Task A_part_that_a_dead_worker_left_as_sending_is_read_back_a_grace_period_after_the_new_claim()
    {
        _world.Faults.Crash(Calls.IsSend, CallPhase.AfterEffect);
        await _world.Kill();
        _world.OutlastClaims();
        var claimed = _world.Clock.GetUtcNow();
        _world.Faults.At(
            call => call is { Service: "messenger", Operation: "Find" }, CallPhase.Before, () => Assert.Equal(claimed + Grace, _world.Clock.GetUtcNow()));

        Assert.True(await _world.Deliver(receiveCount: 2));

        Assert.Single(_world.Phone.Messages);
        Assert.Equal((1, 1), (_world.Summary.ResumedTurns, _world.Summary.UnknownSendsFound));
        Assert.Single(_world.Model.Requests);
    }

    [Fact]
    public async Task A_part_that_a_dead_worker_never_posted_is_sent_by_the_next_one()
    {
        _world.Faults.Crash(Calls.IsSend, CallPhase.Before);
        await _world.Kill();
        _world.OutlastClaims();

        Assert.True(await _world.Deliver(receiveCount: 2));

        Assert.Equal([FakeModel.Reply], _world.Phone.Texts);
        Assert.Equal(1, _world.Summary.UnknownSendsResent);
    }

    [Fact]
    public async Task The_same_text_in_an_earlier_turn_is_not_taken_for_this_one()
    {
        Assert.True(await _world.Deliver());
        _world.Stage("SMb", "again");
        _world.Phone.Script.Enqueue(_world.Phone.Lose);

        Assert.True(await _world.Deliver());

        Assert.Equal([FakeModel.Reply, FakeModel.Reply], _world.Phone.Texts);
        Assert.Equal(2, _world.Phone.Messages.Select(message => message.Sid).Distinct().Count());
    }

    [Fact]
    public async Task The_same_text_in_an_archived_turn_is_not_taken_for_this_one()
    {
        _world.Options = _world.Options with { Archive = _world.Options.Archive with { MessagesBound = 100, MessagesKept = 50 } };
        _world.Phone.DateTolerance = TimeSpan.FromHours(1);
        Assert.True(await _world.Deliver());
        _world.Stage("SMb", "again");
        _world.Faults.Crash(Calls.IsSend, CallPhase.Before);
        await _world.Kill();
        Assert.Empty(_world.Messages);
        _world.OutlastClaims();

        Assert.True(await _world.Deliver(receiveCount: 2));

        Assert.Equal([FakeModel.Reply, FakeModel.Reply], _world.Phone.Texts);
        Assert.Equal(_world.Phone.Messages[1].Sid, _world.Record[Contract.Conversations.LastAssistantMessageSid].S);
    }

    [Fact]
    public async Task An_account_that_hides_its_messages_does_not_make_a_part_go_out_twice()
    {
        Assert.True(await _world.Deliver());
        _world.Stage("SMb", "again");
        _world.Phone.HidesBodies = true;
        _world.Phone.Script.Enqueue(_world.Phone.AcceptAndDrop);

        Assert.True(await _world.Deliver());

        Assert.Equal(2, _world.Phone.Messages.Count);
        Assert.Equal(_world.Phone.Messages[1].Sid, _world.Record[Contract.Conversations.LastAssistantMessageSid].S);
    }

    [Fact]
    public async Task Nothing_is_sent_again_while_the_list_cannot_be_read()
    {
        _world.Phone.Script.Enqueue(_world.Phone.AcceptAndDrop);
        _world.Phone.Lookups.Enqueue(() => new LookupOutcome.TryAgain(FakePhone.Fault));

        Assert.False(await _world.Deliver());
        Assert.Single(_world.Phone.Messages);
        Assert.Equal(("TryAgain", "scripted"), (_world.Summary.Outcome, _world.Summary.Reason));

        Assert.True(await _world.Deliver(receiveCount: 2));
        Assert.Single(_world.Phone.Messages);
    }

    [Fact]
    public async Task A_read_back_with_old_credentials_is_made_once_more_with_fresh_ones()
    {
        _world.Phone.Script.Enqueue(_world.Phone.AcceptAndDrop);
        _world.Phone.Lookups.Enqueue(() => new LookupOutcome.Unauthorized(FakePhone.Fault));

        Assert.True(await _world.Deliver());

        Assert.Equal([("stack-twilio", false), ("stack-twilio", true)], _world.Phone.Opened);
        Assert.Single(_world.Phone.Messages);
    }

    [Fact]
    public async Task Too_little_claim_for_another_send_is_enough_to_find_the_first_one()
    {
        _world.Faults.At(Calls.IsSend, CallPhase.Before, () => _world.Clock.Advance(TimeSpan.FromSeconds(565)));
        _world.Phone.Script.Enqueue(_world.Phone.AcceptAndDrop);

        Assert.True(await _world.Deliver());

        Assert.Single(_world.Phone.Messages);
    }

    [Fact]
    public async Task Too_little_claim_for_the_grace_period_leaves_the_part_to_the_next_worker()
    {
        _world.Faults.At(Calls.IsSend, CallPhase.Before, () => _world.Clock.Advance(TimeSpan.FromSeconds(585)));
        _world.Phone.Script.Enqueue(_world.Phone.AcceptAndDrop);

        Assert.False(await _world.Deliver());
        Assert.Equal("out_of_time", _world.Summary.Reason);

        Assert.True(await _world.Deliver(receiveCount: 2));
        Assert.Single(_world.Phone.Messages);
    }
}
