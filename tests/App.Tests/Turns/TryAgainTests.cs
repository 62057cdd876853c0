using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Dynamo;
using App.Tests.Fakes.Turns;
using WhatsAppReplies;
using WhatsAppReplies.Replies.Assistants;
using WhatsAppReplies.Replies.Messaging;
using WhatsAppReplies.Replies.Model;
using WhatsAppReplies.Replies.Turns;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Turns;

public class TryAgainTests
{
    private static readonly int Last = TurnWorld.Settings.MaxReceiveCount;

    private readonly TurnWorld _world = new TurnWorld().WithConversation().WithLock().Stage("SMa", "hello");

    [Fact]
    public async Task A_model_that_is_overloaded_releases_the_claim_and_the_trigger_comes_back_in_seconds()
    {
        _world.Model.Script.Enqueue(_ => new ModelOutcome.TryAgain(FakePhone.Fault, null) { Attempts = 3 });

        Assert.False(await _world.Deliver());

        Assert.Equal(("TryAgain", Severity.Warning), (_world.Summary.Outcome, _world.Summary.Severity));
        Assert.Equal(Contract.Statuses.Retry, _world.Status);
        Assert.DoesNotContain(_world.Record.Keys, name => name.StartsWith("processing_", StringComparison.Ordinal));
        Assert.InRange(_world.Queue.Changes[^1].Visibility.TotalSeconds, 4, 6);
        Assert.True(await _world.Deliver(receiveCount: 2));
        Assert.Single(_world.Phone.Messages);
    }

    [Fact]
    public async Task The_delay_grows_from_seconds_to_at_most_five_minutes()
    {
        var delays = await DelaysBeforeTheLastReceive();

        Assert.InRange(delays[0], TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(6));
        Assert.True(delays[0] < delays[1] && delays[1] < delays[2] && delays[2] < delays[3] && delays[3] < delays[4]);
        Assert.All(delays, delay => Assert.True(delay <= TimeSpan.FromMinutes(5)));
    }

    [Fact]
    public async Task An_outage_of_half_an_hour_ends_in_no_dead_letter()
    {
        var outageEnds = _world.Clock.GetUtcNow().AddMinutes(30);
        _world.Model.Otherwise = _ => _world.Clock.GetUtcNow() < outageEnds
            ? new ModelOutcome.TryAgain(FakePhone.Fault, null)
            : FakeModel.Says(FakeModel.Reply);

        var receiveCount = 1;
        while (!await _world.Deliver(receiveCount))
        {
            Assert.True(receiveCount++ < Last, "The dead-letter queue came before the outage had ended.");
            _world.Clock.Advance(_world.Queue.Changes[^1].Visibility);
        }

        Assert.Single(_world.Phone.Messages);
        Assert.True(_world.Clock.GetUtcNow() - outageEnds <= TimeSpan.FromMinutes(5));
    }

    [Fact]
    public void Even_when_every_pause_is_as_short_as_chance_allows_they_outlast_half_an_hour()
    {
        var options = new TurnOptions();

        var least = Enumerable.Range(0, Last - 1).Sum(index =>
            options.RetryDelays[Math.Min(index, options.RetryDelays.Count - 1)].TotalSeconds * (1 - options.RetryJitter));

        Assert.True(least >= TimeSpan.FromMinutes(30).TotalSeconds, $"{least} s");
    }

    [Fact]
    public async Task At_the_last_receive_the_record_says_that_it_failed_and_why()
    {
        _world.Model.Otherwise = _ => new ModelOutcome.TryAgain(FakePhone.Fault, null);

        await _world.Deliver(Last - 1);
        Assert.Equal(Contract.Statuses.Retry, _world.Status);
        await _world.Deliver(Last);

        Assert.Equal(Contract.Statuses.ReplyFailed, _world.Status);
        Assert.Equal(FakePhone.Fault.ToString(), _world.Record[Contract.Conversations.StatusReason].S);
        Assert.DoesNotContain(_world.Record.Keys, name => name.StartsWith("processing_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reply_that_is_pending_at_the_last_receive_stays_and_is_gone_on_with_when_the_trigger_is_started_again()
    {
        _world.Phone.Script.Enqueue(_ => new SendOutcome.NotAccepted(FakePhone.Fault, null));

        Assert.False(await _world.Deliver(Last));
        Assert.Equal(Contract.Statuses.ReplyFailed, _world.Status);

        Assert.True(await _world.Deliver());
        Assert.Equal(Contract.Statuses.ReplySent, _world.Status);
        Assert.Single(_world.Model.Requests);
        Assert.Single(_world.Phone.Messages);
        Assert.DoesNotContain(Contract.Conversations.StatusReason, _world.Record.Keys);
    }

    [Fact]
    public async Task A_provider_that_names_a_time_gets_it()
    {
        _world.Model.Otherwise = _ => new ModelOutcome.TryAgain(FakePhone.Fault, TimeSpan.FromSeconds(90));

        await _world.Deliver();

        Assert.Equal(TimeSpan.FromSeconds(90), _world.Queue.Changes[^1].Visibility);
    }

    [Fact]
    public async Task At_the_last_receive_it_is_critical()
    {
        _world.Model.Otherwise = _ => new ModelOutcome.TryAgain(FakePhone.Fault, null);

        await _world.Deliver(Last - 1);
        Assert.Equal(Severity.Warning, _world.Summary.Severity);
        await _world.Deliver(Last);
        Assert.Equal(Severity.Critical, _world.Summary.Severity);
    }

    [Fact]
    public async Task A_redelivered_trigger_drops_its_lock_before_anything_else()
    {
        _world.Model.Otherwise = _ => new ModelOutcome.TryAgain(FakePhone.Fault, null);

        await _world.Deliver(Last);

        Assert.Equal("dynamodb DeleteItem locks", _world.AwsCalls.First(call => call.StartsWith("dynamodb", StringComparison.Ordinal)));
        Assert.Equal(0, _world.Locks.Count);
    }

    [Fact]
    public async Task A_lock_that_cannot_be_dropped_first_is_dropped_after_the_turn()
    {
        _world.Faults.Throw(Calls.IsDropLock, CallPhase.Before, DynamoErrors.Throttled);

        Assert.True(await _world.Deliver(receiveCount: 2));

        Assert.Equal(0, _world.Locks.Count);
        Assert.Contains(_world.Log.Records, record => record.Severity == Severity.Warning && record.Message.Contains("lock", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("assistants")]
    [InlineData("messengers")]
    public async Task What_cannot_be_fetched_now_may_be_fetched_later(string what)
    {
        if (what == "assistants")
            _world.Assistants.Answer = _ => new Result<Assistant>.TryAgain(FakePhone.Fault);
        else
            _world.Phone.Openings.Enqueue(new Result<IMessenger>.TryAgain(FakePhone.Fault));

        Assert.False(await _world.Deliver());

        Assert.Equal(("TryAgain", "scripted"), (_world.Summary.Outcome, _world.Summary.Reason));
        Assert.Equal(Contract.Statuses.Retry, _world.Status);
    }

    [Fact]
    public async Task A_claim_that_cannot_be_released_ends_by_itself()
    {
        _world.Model.Script.Enqueue(_ => new ModelOutcome.TryAgain(FakePhone.Fault, null));
        _world.Faults.Throw(Calls.IsRelease, CallPhase.Before, DynamoErrors.Internal);

        Assert.False(await _world.Deliver());
        Assert.Equal(Contract.Statuses.Processing, _world.Status);
        _world.OutlastClaims();

        Assert.True(await _world.Deliver(receiveCount: 2));
    }

    [Fact]
    public async Task Work_stops_before_the_invocations_end_and_gives_the_claim_back()
    {
        _world.Faults.Pause(Calls.IsModel, CallPhase.Before);
        var began = _world.Clock.GetUtcNow();

        Assert.False(await _world.Deliver());

        Assert.Equal("out_of_time", _world.Summary.Reason);
        Assert.Equal(began + TurnWorld.FunctionTimeout - TimeSpan.FromSeconds(3), _world.Clock.GetUtcNow());
        Assert.Equal(Contract.Statuses.Retry, _world.Status);
    }

    [Fact]
    public async Task The_models_budget_leaves_time_for_what_follows()
    {
        await _world.Deliver();

        Assert.Equal(_world.Clock.GetUtcNow() + TimeSpan.FromSeconds(600 - 45), Assert.Single(_world.Model.Requests).Deadline);
    }

    [Fact]
    public async Task A_model_that_may_have_been_asked_before_is_told_so()
    {
        _world.Model.Script.Enqueue(_ => new ModelOutcome.TryAgain(FakePhone.Fault, null));
        await _world.Deliver();
        await _world.Deliver(receiveCount: 2);

        Assert.Equal([false, true], _world.Model.Requests.Select(request => request.MayHaveBeenAsked));
    }

    [Fact]
    public async Task A_model_that_may_have_been_asked_before_the_trigger_was_started_again_is_told_so()
    {
        _world.Model.Script.Enqueue(_ => new ModelOutcome.TryAgain(FakePhone.Fault, null));
        await _world.Deliver(Last);

        await _world.Deliver();

        Assert.Equal([true, true], _world.Model.Requests.Select(request => request.MayHaveBeenAsked));
    }

    [Fact]
    public async Task A_visibility_that_cannot_be_changed_leaves_the_record_failed()
    {
        _world.Model.Otherwise = _ => new ModelOutcome.TryAgain(FakePhone.Fault, null);
        _world.Faults.Throw(Calls.IsVisibility, CallPhase.Before, () => new HttpRequestException());

        Assert.False(await _world.Deliver());

        Assert.Single(_world.Metrics.Summaries);
    }

    private async Task<List<TimeSpan>> DelaysBeforeTheLastReceive()
    {
        _world.Model.Otherwise = _ => new ModelOutcome.TryAgain(FakePhone.Fault, null);
        var delays = new List<TimeSpan>();
        for (var receiveCount = 1; receiveCount < Last; receiveCount++)
        {
            await _world.Deliver(receiveCount);
            delays.Add(_world.Queue.Changes[^1].Visibility);
        }

        return delays;
    }
}
