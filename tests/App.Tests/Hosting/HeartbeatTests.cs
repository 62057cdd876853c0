using Amazon.Runtime;
using Amazon.SQS;
using App.Tests.Fakes;
using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Turns;
using WhatsAppReplies.Replies.Hosting;
using WhatsAppReplies.Replies.Triggers;
using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Hosting;

public class HeartbeatTests
{
    private readonly TurnWorld _world = new TurnWorld().WithConversation().Stage("SMa", "hello");

    [Fact]
    public async Task A_short_turn_has_no_heartbeat()
    {
        Assert.True(await _world.Deliver());

        Assert.Empty(_world.Queue.Changes);
        Assert.Null(_world.Clock.NextDue);
    }

    [Fact]
    public async Task A_long_turn_keeps_the_message_invisible_until_the_claims_deadline_and_no_longer()
    {
        var began = _world.Clock.GetUtcNow();
        var invocation = BeginWithSlowModel(out var model);
        _world.Clock.Advance(TimeSpan.FromSeconds(400));
        model.End();

        Assert.Empty((await _world.End(invocation)).BatchItemFailures);

        var beat = Assert.Single(_world.Queue.Changes);
        Assert.Equal((began.AddSeconds(300), TimeSpan.FromSeconds(310)), (beat.At, beat.Visibility));
        Assert.Equal(7, _world.Summary.AwsCalls);
        Assert.Null(_world.Clock.NextDue);
    }

    [Theory]
    [InlineData("ReceiptHandleIsInvalid")]
    [InlineData("InvalidParameterValue")]
    [InlineData("AWS.SimpleQueueService.MessageNotInflight")]
    public async Task A_message_that_is_gone_is_no_error_and_ends_the_heartbeat(string code)
    {
        _world.Faults.Throw(Calls.IsVisibility, CallPhase.Before, () => new AmazonSQSException("gone", null, ErrorType.Sender, code, "r", System.Net.HttpStatusCode.BadRequest));
        var heartbeat = Inline.Run(() => Beat(_world.Clock.GetUtcNow().AddMinutes(10), CancellationToken.None));
        _world.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.True(heartbeat.IsCompletedSuccessfully);
        Assert.DoesNotContain(_world.Log.Records, record => record.Severity >= Severity.Warning);
        await heartbeat;
    }

    [Fact]
    public async Task The_heartbeat_ends_with_the_claims_deadline()
    {
        var heartbeat = Inline.Run(() => Beat(_world.Clock.GetUtcNow().AddSeconds(25), CancellationToken.None));
        _world.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.True(heartbeat.IsCompletedSuccessfully);
        Assert.Equal([15, 5], _world.Queue.Changes.Select(change => change.Visibility.TotalSeconds));
        await heartbeat;
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
    public async Task The_outcomes_own_visibility_comes_after_the_last_beat()
    {
        _world.Model.Otherwise = _ => new WhatsAppReplies.Replies.Model.ModelOutcome.TryAgain(FakePhone.Fault, null);
        var invocation = BeginWithSlowModel(out var model);
        _world.Clock.Advance(TimeSpan.FromSeconds(301));
        model.End();

        Assert.Single((await _world.End(invocation)).BatchItemFailures);

        Assert.Equal(2, _world.Queue.Changes.Count);
        Assert.InRange(_world.Queue.Changes[1].Visibility.TotalSeconds, 1, 10);
    }

    [Fact]
    public async Task A_beat_that_hangs_ends_with_the_work()
    {
        _world.Faults.Pause(Calls.IsVisibility, CallPhase.Before);
        var invocation = BeginWithSlowModel(out var model);
        _world.Clock.Advance(TimeSpan.FromSeconds(301));
        model.End();

        Assert.True(invocation.IsCompleted);
        Assert.Empty((await invocation).BatchItemFailures);
    }

    private Task Beat(DateTimeOffset deadline, CancellationToken stop) =>
        new Heartbeat(new MessageVisibility(_world.Queue.Client, "queue", new CallCounter()), TimeSpan.FromSeconds(10), _world.Clock)
            .RunAsync(new Delivery("message", "receipt", "", 1), deadline, _world.Log, stop);

    private Task<Amazon.Lambda.SQSEvents.SQSBatchResponse> BeginWithSlowModel(out PausedCall model)
    {
        model = _world.Faults.Pause(Calls.IsModel, CallPhase.Before);
        return _world.Begin(_world.Message());
    }
}
