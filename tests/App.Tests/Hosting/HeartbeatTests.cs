using Amazon.Lambda.SQSEvents;
using Amazon.Runtime;
using Amazon.SQS;
using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Dynamo;
using App.Tests.Fakes.Turns;
using WhatsAppReplies;
using WhatsAppReplies.Replies.Conversations.Writes;
using WhatsAppReplies.Replies.Model;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Hosting;

public class HeartbeatTests
{
    private readonly TurnWorld _world = new TurnWorld().WithConversation().Stage("SMa", "hello");
    private readonly DateTimeOffset _began;

    public HeartbeatTests() => _began = _world.Clock.GetUtcNow();

    [Fact]
    public async Task A_short_turn_beats_once_when_it_begins()
    {
        Assert.True(await _world.Deliver());

        Assert.Equal(TimeSpan.FromSeconds(91), Assert.Single(_world.Queue.Changes).Visibility);
        Assert.Null(_world.Clock.NextDue);
    }

    [Fact]
    public async Task A_long_turn_renews_its_claim_and_its_messages_visibility_every_thirty_seconds()
    {
        var invocation = BeginWithSlowModel(out var model);
        _world.Clock.Advance(TimeSpan.FromSeconds(400));

        Assert.Equal(_began.AddSeconds(390 + 90), Deadline);
        model.End();
        Assert.Empty((await _world.End(invocation)).BatchItemFailures);
        Assert.Equal(
            Enumerable.Range(0, 14).Select(beat => (_began.AddSeconds(30 * beat), TimeSpan.FromSeconds(91))),
            _world.Queue.Changes.Select(change => (change.At, change.Visibility)));
        Assert.Equal(7 + 13 + 13, _world.Summary.AwsCalls);
        Assert.Null(_world.Clock.NextDue);
    }

    [Fact]
    public async Task Neither_the_claim_nor_the_visibility_outlasts_the_invocation_by_more_than_the_margin()
    {
        var invocation = BeginWithSlowModel(out _);
        _world.Clock.Advance(TimeSpan.FromSeconds(595));

        Assert.Equal((_began + TurnWorld.FunctionTimeout).AddSeconds(10), Deadline);
        Assert.Equal(TimeSpan.FromSeconds(41), _world.Queue.Changes[^1].Visibility);
        Assert.Single((await _world.End(invocation)).BatchItemFailures);
    }

    [Theory]
    [InlineData("ReceiptHandleIsInvalid")]
    [InlineData("InvalidParameterValue")]
    [InlineData("AWS.SimpleQueueService.MessageNotInflight")]
    public async Task A_message_that_is_gone_is_no_error_and_the_claim_is_renewed_all_the_same(string code)
    {
        _world.Faults.Throw(
            Calls.IsVisibility,
            CallPhase.Before,
            () => new AmazonSQSException("gone", null, ErrorType.Sender, code, "r", System.Net.HttpStatusCode.BadRequest));
        var invocation = BeginWithSlowModel(out var model);
        _world.Clock.Advance(TimeSpan.FromSeconds(100));

        Assert.Empty(_world.Queue.Changes);
        Assert.Equal(_began.AddSeconds(90 + 90), Deadline);
        model.End();
        Assert.Empty((await _world.End(invocation)).BatchItemFailures);
        Assert.DoesNotContain(_world.Log.Records, record => record.Severity >= Severity.Warning);
    }

    [Fact]
    public async Task A_heartbeat_that_fails_is_a_warning_and_the_reply_is_delivered_and_acknowledged()
    {
        _world.Faults.Throw(Calls.IsVisibility, CallPhase.Before, () => new HttpRequestException("secret"));
        var invocation = BeginWithSlowModel(out var model);
        _world.Clock.Advance(TimeSpan.FromSeconds(400));
        model.End();

        Assert.Empty((await _world.End(invocation)).BatchItemFailures);

        Assert.Single(_world.Phone.Messages);
        Assert.Single(_world.Log.Records, record => record.Severity == Severity.Warning && record.Message == "A heartbeat failed");
    }

    [Fact]
    public async Task A_renewal_that_fails_is_a_warning_and_the_next_one_makes_up_for_it()
    {
        _world.Faults.Throw(IsRenewal, CallPhase.Before, DynamoErrors.Throttled, times: 2);
        var invocation = BeginWithSlowModel(out var model);
        _world.Clock.Advance(TimeSpan.FromSeconds(120));
        model.End();

        Assert.Empty((await _world.End(invocation)).BatchItemFailures);

        Assert.Single(_world.Phone.Messages);
        Assert.Equal(2, _world.Log.Records.Count(record => record.Severity == Severity.Warning && record.Message == "The claim could not be renewed"));
    }

    [Fact]
    public async Task A_renewal_whose_answer_was_lost_is_not_relied_on()
    {
        // Applied each time, and the worker does not know: what it may rely on ended before the model had answered.
        _world.Faults.Throw(IsRenewal, CallPhase.AfterEffect, DynamoErrors.Internal, times: 10);
        var invocation = BeginWithSlowModel(out var model);
        _world.Clock.Advance(TimeSpan.FromSeconds(75));
        model.End();

        Assert.Single((await _world.End(invocation)).BatchItemFailures);

        Assert.Empty(_world.Phone.Messages);
        Assert.Equal("out_of_time", _world.Summary.Reason);
        Assert.True(await _world.Deliver(receiveCount: 2));
        Assert.Single(_world.Phone.Messages);
        Assert.Single(_world.Model.Requests);
    }

    [Fact]
    public async Task A_renewal_that_finds_somebody_elses_claim_stops_the_worker_at_once()
    {
        var invocation = BeginWithSlowModel(out _);
        var record = _world.Record;
        record[Contract.Conversations.Owner] = Av.S("other");
        record[Contract.Conversations.Deadline] = Av.N(_began.AddSeconds(120).ToUnixTimeMilliseconds());
        _world.Conversations.Put(record);
        _world.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.True(invocation.IsCompleted);
        Assert.Single((await invocation).BatchItemFailures);
        Assert.Equal("Superseded", _world.Summary.Outcome);
        Assert.Equal(TimeSpan.FromSeconds(120 - 30 + 1), _world.Queue.Changes[^1].Visibility);
        Assert.Equal("other", _world.Record[Contract.Conversations.Owner].S);
        Assert.Empty(_world.Phone.Messages);
    }

    [Fact]
    public async Task A_queue_that_hangs_does_not_keep_the_claim_from_being_renewed()
    {
        _world.Faults.Pause(Calls.IsVisibility, CallPhase.Before);
        var invocation = BeginWithSlowModel(out var model);
        _world.Clock.Advance(TimeSpan.FromSeconds(301));

        Assert.Equal(_began.AddSeconds(300 + 90), Deadline);
        model.End();
        Assert.True(invocation.IsCompleted);
        Assert.Empty((await invocation).BatchItemFailures);
    }

    [Fact]
    public async Task The_outcomes_own_visibility_comes_after_the_last_beat()
    {
        _world.Model.Otherwise = _ => new ModelOutcome.TryAgain(FakePhone.Fault, null);
        var invocation = BeginWithSlowModel(out var model);
        _world.Clock.Advance(TimeSpan.FromSeconds(301));
        model.End();

        Assert.Single((await _world.End(invocation)).BatchItemFailures);

        Assert.Equal(12, _world.Queue.Changes.Count);
        Assert.InRange(_world.Queue.Changes[^1].Visibility.TotalSeconds, 1, 10);
    }

    private DateTimeOffset? Deadline => TurnItem.Deadline(_world.Record);

    private static bool IsRenewal(ExternalCall call) => Calls.Is(call, TurnWrites.Renew);

    private Task<SQSBatchResponse> BeginWithSlowModel(out PausedCall model)
    {
        model = _world.Faults.Pause(Calls.IsModel, CallPhase.Before);
        return _world.Begin(_world.Message());
    }
}
