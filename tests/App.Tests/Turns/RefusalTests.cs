using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Dynamo;
using App.Tests.Fakes.Turns;
using WhatsAppReplies;
using WhatsAppReplies.Replies.Assistants;
using WhatsAppReplies.Replies.Messaging;
using WhatsAppReplies.Replies.Model;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Turns;

public class RefusalTests
{
    private readonly TurnWorld _world = new TurnWorld().WithConversation().WithLock().Stage("SMa", "hello");

    [Fact]
    public async Task A_model_that_refuses_leaves_the_reason_on_the_record_and_the_fragments_staged()
    {
        _world.Model.Otherwise = _ => new ModelOutcome.Refuse(FakePhone.Fault) { Attempts = 2 };

        Assert.False(await _world.Deliver());

        AssertRefused("scripted");
        Assert.Equal((2, 2), (_world.Summary.ModelAttempts, _world.Summary.ProviderCalls));
    }

    [Fact]
    public async Task Every_refused_delivery_is_critical_and_its_person_has_it_within_four_minutes()
    {
        _world.Model.Otherwise = _ => new ModelOutcome.Refuse(FakePhone.Fault);

        for (var receiveCount = 1; receiveCount <= TurnWorld.Settings.MaxReceiveCount; receiveCount++)
        {
            Assert.False(await _world.Deliver(receiveCount));
            Assert.Equal(("Refused", Severity.Critical), (_world.Summary.Outcome, _world.Summary.Severity));
        }

        // Each receive begins with its lease and ends with its delay.
        var delays = _world.Queue.Changes.Where((_, index) => index % 2 == 1).Select(change => change.Visibility.TotalSeconds).ToList();
        Assert.All(delays, delay => Assert.InRange(delay, 1, 30));
        Assert.InRange(delays.SkipLast(1).Sum(), 60, 240);
    }

    [Fact]
    public async Task An_assistant_that_is_missing_is_refused()
    {
        _world.Assistants.Answer = _ => new Result<Assistant>.Refuse(FakePhone.Fault);

        Assert.False(await _world.Deliver());

        AssertRefused("scripted");
        Assert.Empty(_world.Model.Requests);
    }

    [Fact]
    public async Task Credentials_that_do_not_exist_are_refused_before_anything_is_marked_as_sending()
    {
        _world.Phone.Openings.Enqueue(new Result<IMessenger>.Refuse(FakePhone.Fault));

        Assert.False(await _world.Deliver());

        AssertRefused("scripted");
        Assert.DoesNotContain(_world.Faults.Calls, Calls.IsCheckpoint);
    }

    [Fact]
    public async Task A_refused_recipient_drops_the_reply_so_that_the_next_one_starts_anew()
    {
        _world.Phone.Script.Enqueue(_ => new SendOutcome.Refused(FakePhone.Fault));

        Assert.False(await _world.Deliver());
        AssertRefused("scripted");
        Assert.DoesNotContain(Contract.Conversations.PendingReply, _world.Record.Keys);

        Assert.True(await _world.Deliver(receiveCount: 2));
        Assert.Equal(2, _world.Model.Requests.Count);
        Assert.DoesNotContain(Contract.Conversations.StatusReason, _world.Record.Keys);
    }

    [Fact]
    public async Task A_reply_that_no_customer_would_read_is_refused()
    {
        _world.Model.Otherwise = _ => FakeModel.Says(new string('x', 50 * 1024));

        Assert.False(await _world.Deliver());
        Assert.False(await _world.Deliver(receiveCount: 2));

        AssertRefused("reply_too_long");
    }

    [Fact]
    public async Task A_role_that_may_not_write_is_refused()
    {
        _world.Faults.Throw(Calls.IsClaim, CallPhase.Before, DynamoErrors.Denied);

        Assert.False(await _world.Deliver());

        Assert.Equal(("Refused", "access_denied"), (_world.Summary.Outcome, _world.Summary.Reason));
    }

    [Fact]
    public async Task A_record_filled_up_by_another_system_is_refused_and_its_fragments_stay()
    {
        var record = _world.Record;
        record["foreign"] = WhatsAppReplies.Shared.Dynamo.Av.S(new string('x', 409_000));
        _world.Conversations.Put(record);

        Assert.False(await _world.Deliver());

        Assert.Equal(("Refused", "dynamodb_validation"), (_world.Summary.Outcome, _world.Summary.Reason));
        Assert.Equal(1, _world.Staged.Count);
    }

    private void AssertRefused(string code)
    {
        Assert.Equal(("Refused", code, Severity.Critical), (_world.Summary.Outcome, _world.Summary.Reason, _world.Summary.Severity));
        Assert.Equal(Contract.Statuses.ReplyFailed, _world.Status);
        Assert.StartsWith(code + ":", _world.Record[Contract.Conversations.StatusReason].S, StringComparison.Ordinal);
        Assert.DoesNotContain(_world.Record.Keys, name => name.StartsWith("processing_", StringComparison.Ordinal));
        Assert.Equal(1, _world.Staged.Count);
    }
}
