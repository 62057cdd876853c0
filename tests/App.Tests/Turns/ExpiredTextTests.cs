using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Turns;
using WhatsAppReplies;
using WhatsAppReplies.Replies.Messaging;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Telemetry;
using WhatsAppReplies.Shared.Time;
using WhatsAppReplies.Shared.Twilio;
using Names = WhatsAppReplies.Contract.Conversations;

namespace App.Tests.Turns;

/// <summary>A trigger whose text has expired: the record tells whether it was answered, and the provider still has it.</summary>
public class ExpiredTextTests
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(70);

    private readonly TurnWorld _world = new TurnWorld().WithConversation().WithLock();
    private readonly DateTimeOffset _sentAt;

    public ExpiredTextTests() => _sentAt = _world.Clock.GetUtcNow();

    [Fact]
    public async Task A_message_that_expired_while_its_trigger_waited_is_staged_again_and_answered_in_the_same_delivery()
    {
        _world.Stage("SMa", "hello", Short);
        _world.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(0, _world.Staged.Count);

        Assert.True(await _world.Deliver(sentAt: _sentAt));

        Assert.Equal(["hello"], _world.Model.Requests.Select(request => request.UserText));
        Assert.Single(_world.Phone.Messages);
        Assert.Equal((1, 0, 0), (_world.Summary.StagedAgain, _world.Staged.Count, _world.Locks.Count));
        Assert.Contains(_world.Log.Records, record => record.Severity == Severity.Warning && record.Message.Contains("staged again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_message_that_expired_beside_one_that_did_not_is_answered_with_it_in_the_order_in_which_they_were_written()
    {
        _world.Stage("SMa", "first", Short);
        _world.Clock.Advance(TimeSpan.FromSeconds(100));
        _world.Stage("SMb", "second", Short);

        Assert.True(await _world.Deliver(sentAt: _sentAt));

        Assert.Equal(["first\nsecond"], _world.Model.Requests.Select(request => request.UserText));
    }

    [Fact]
    public async Task A_message_that_expired_while_the_model_was_thinking_is_found_by_the_look_again()
    {
        _world.Stage("SMa", "first", Short);

        await AssertFoundBesideTheFirstAsync();
    }

    [Fact]
    public async Task A_message_that_was_staged_minutes_late_does_not_pass_for_a_long_lived_one()
    {
        StageLate("SMa", "first", Short);

        await AssertFoundBesideTheFirstAsync();
    }

    [Fact]
    public async Task A_message_that_was_staged_late_and_is_about_to_expire_leads_to_one_question()
    {
        StageLate("SMa", "first", TimeSpan.FromSeconds(5));
        _world.Faults.At(call => call.Operation == "Query", CallPhase.Before, () => _world.Clock.Advance(TimeSpan.FromSeconds(4)), times: 20);

        Assert.True(await _world.Deliver(sentAt: _sentAt));

        Assert.Single(_world.Model.Requests);
        Assert.Single(_world.Faults.Calls, call => call.Operation == "ListReceived");
    }

    [Fact]
    public async Task A_reply_that_a_dead_worker_left_pending_does_not_hide_a_message_that_expired_meanwhile()
    {
        _world.Stage("SMa", "first", Short);
        _world.Faults.Crash(Calls.IsSend, CallPhase.Before);
        await _world.Kill();
        _world.Stage("SMb", "second", Short);
        _world.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.True(await _world.Deliver(receiveCount: 2, sentAt: _sentAt));

        Assert.Equal(["first", "second"], _world.Model.Requests.Select(request => request.UserText));
        Assert.Equal(2, _world.Phone.Messages.Count);
    }

    [Fact]
    public async Task The_redelivery_of_a_trigger_whose_turn_has_ended_asks_nobody()
    {
        _world.Stage("SMa", "hello", TimeSpan.FromHours(1));
        Assert.True(await _world.Deliver(sentAt: _sentAt));
        _world.Clock.Advance(TimeSpan.FromSeconds(95));

        Assert.True(await _world.Deliver(receiveCount: 2, sentAt: _sentAt));

        Assert.Equal(("NothingToAnswer", 0, Severity.Info), (_world.Summary.Outcome, _world.Summary.ProviderCalls, _world.Summary.Severity));
        Assert.Single(_world.Phone.Messages);
    }

    [Theory]
    [InlineData(-50, 0)]
    [InlineData(50, 0)]
    [InlineData(-70, 1)]
    public async Task A_turn_that_ended_after_the_trigger_was_sent_or_less_than_a_minute_before_accounts_for_it(int endedAfterSeconds, int looks)
    {
        _world.WithConversation(item => item[Names.LastTurnAt] = Av.N(_sentAt.AddSeconds(endedAfterSeconds).ToUnixTimeMilliseconds()));

        Assert.True(await _world.Deliver(sentAt: _sentAt));

        Assert.Equal(looks, _world.Faults.Calls.Count(IsLook));
    }

    [Fact]
    public async Task What_is_recorded_is_not_staged_again_and_where_nothing_is_missing_the_trigger_is_acknowledged_with_a_warning()
    {
        _world.WithConversation(item => item[Names.Messages] = Av.L([Av.M(new()
        {
            [Contract.Messages.MessageId] = Av.S("SMa"),
            [Contract.Messages.Role] = Av.S(Contract.Messages.UserRole),
            [Contract.Messages.Content] = Av.S("hello"),
            [Contract.Messages.FragmentSids] = Av.L(["SMa"]),
        })]));
        _world.Receive("SMa", "hello").Receive("SMold", "long ago", _sentAt.AddMinutes(-16));

        Assert.True(await _world.Deliver(sentAt: _sentAt));

        Assert.Empty(_world.Phone.Messages);
        Assert.Equal(
            Severity.Warning, Assert.Single(_world.Log.Records, record => record.Message.Contains("nothing staged", StringComparison.Ordinal)).Severity);
    }

    [Fact]
    public async Task While_the_provider_cannot_be_asked_the_trigger_comes_back_and_then_the_message_is_answered()
    {
        _world.Receive("SMa", "hello");
        _world.Phone.ReceivedScript.Enqueue(new ReceivedOutcome.Failed(FakePhone.Fault));

        Assert.False(await _world.Deliver(sentAt: _sentAt));
        Assert.Equal(("TryAgain", "scripted", Contract.Statuses.Retry), (_world.Summary.Outcome, _world.Summary.Reason, _world.Status));

        _world.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.True(await _world.Deliver(receiveCount: 2, sentAt: _sentAt));
        Assert.Single(_world.Phone.Messages);
        Assert.False(_world.Record.ContainsKey(Names.ExpiredTextSince));
    }

    [Fact]
    public async Task A_provider_that_hides_bodies_makes_it_a_refusal_each_time_and_a_redrive_after_days_still_finds_the_message()
    {
        _world.Receive("SMa", "hello");
        _world.Phone.HidesBodies = true;

        for (var receiveCount = 1; receiveCount <= 3; receiveCount++)
        {
            Assert.False(await _world.Deliver(receiveCount, _sentAt));
            Assert.Equal(("Refused", "staged_text_expired", Severity.Critical), (_world.Summary.Outcome, _world.Summary.Reason, _world.Summary.Severity));
        }

        Assert.Equal(Contract.Statuses.ReplyFailed, _world.Status);
        _world.Phone.HidesBodies = false;
        _world.Clock.Advance(TimeSpan.FromHours(20));
        Assert.True(await _world.Deliver());
        Assert.Single(_world.Phone.Messages);
    }

    [Fact]
    public async Task What_can_be_answered_does_not_wait_for_what_is_hidden_and_its_trigger_is_refused_all_the_same()
    {
        _world.Stage("SMa", "first", Short);
        _world.Clock.Advance(TimeSpan.FromSeconds(100));
        _world.Stage("SMb", "second", Short);
        _world.Phone.HidesBodies = true;

        Assert.False(await _world.Deliver(sentAt: _sentAt));

        Assert.Equal(["second"], _world.Model.Requests.Select(request => request.UserText));
        Assert.Equal("staged_text_expired", _world.Summary.Reason);
    }

    [Fact]
    public async Task A_later_message_of_that_customer_is_answered_and_acknowledged()
    {
        _world.Receive("SMa", "hello");
        _world.Phone.HidesBodies = true;
        Assert.False(await _world.Deliver(sentAt: _sentAt));
        _world.Clock.Advance(TimeSpan.FromHours(1));
        _world.Stage("SMb", "are you there?", TimeSpan.FromDays(15));

        Assert.True(await _world.Deliver());

        Assert.Single(_world.Phone.Messages);
    }

    [Fact]
    public async Task Credentials_that_are_refused_twice_or_do_not_exist_make_it_a_refusal()
    {
        _world.Phone.ReceivedScript.Enqueue(new ReceivedOutcome.Unauthorized(FakePhone.Fault));
        _world.Phone.ReceivedScript.Enqueue(new ReceivedOutcome.Unauthorized(FakePhone.Fault));

        Assert.False(await _world.Deliver(sentAt: _sentAt));
        Assert.Equal("staged_text_expired", _world.Summary.Reason);

        _world.Phone.Openings.Enqueue(new Result<IMessenger>.Refuse(FakePhone.Fault));
        Assert.False(await _world.Deliver(receiveCount: 2, sentAt: _sentAt));
        Assert.Equal("staged_text_expired", _world.Summary.Reason);
    }

    [Fact]
    public async Task A_conversation_that_names_no_sender_makes_it_a_refusal()
    {
        _world.WithConversation(item => item.Remove(Names.ChannelConfig));

        Assert.False(await _world.Deliver(sentAt: _sentAt));

        Assert.Equal("staged_text_expired", _world.Summary.Reason);
    }

    [Fact]
    public async Task A_worker_that_dies_between_two_messages_that_it_stages_again_loses_neither()
    {
        _world.Stage("SMa", "first", Short).Stage("SMb", "second", Short);
        _world.Clock.Advance(TimeSpan.FromMinutes(5));
        var staged = 0;
        _world.Faults.Crash(call => call is { Operation: "UpdateItem", Target: "stage" } && ++staged == 2, CallPhase.Before);
        await _world.Kill();
        Assert.Equal(1, _world.Staged.Count);
        _world.OutlastClaims();

        Assert.True(await _world.Deliver(receiveCount: 2, sentAt: _sentAt));

        Assert.Equal(["first\nsecond"], _world.Model.Requests.Select(request => request.UserText));
    }

    [Fact]
    public async Task No_text_of_a_message_that_was_staged_again_is_in_the_log()
    {
        _world.Stage("SMa", "my secret", Short);
        _world.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.True(await _world.Deliver(sentAt: _sentAt));

        Assert.All(_world.Log.Records, record => Fakes.Private.AssertNotIn(record.ToString(), "my secret", "447700900123"));
    }

    private static bool IsLook(ExternalCall call) => call is { Service: "messenger", Operation: "ListReceived" };

    /// <summary>It is staged and expires while the model thinks about the first.</summary>
    private async Task AssertFoundBesideTheFirstAsync()
    {
        _world.Faults.At(Calls.IsModel, CallPhase.Before, () =>
        {
            _world.Stage("SMb", "second", Short);
            _world.Clock.Advance(TimeSpan.FromSeconds(80));
        });

        Assert.True(await _world.Deliver(sentAt: _sentAt));

        Assert.Equal(["first", "second"], _world.Model.Requests.Select(request => request.UserText));
    }

    /// <summary>Three minutes after it was received, with a whole life from now on.</summary>
    private void StageLate(string sid, string body, TimeSpan lifetime) => _world.Stage(sid, body, item =>
    {
        item[Contract.Stage.ReceivedAt] = Av.S(Timestamp.Of(_sentAt - TimeSpan.FromMinutes(3)));
        item[Contract.Stage.ExpiresAt] = Av.N((_sentAt + lifetime).ToUnixTimeSeconds());
    });
}
