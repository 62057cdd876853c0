using Amazon.DynamoDBv2.Model;
using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Dynamo;
using App.Tests.Fakes.Turns;
using WhatsAppReplies;
using WhatsAppReplies.Replies.Conversations.Writes;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Turns;

public class ClaimTests
{
    private readonly TurnWorld _world = new TurnWorld().WithConversation().WithLock().Stage("SMa", "hello");

    [Fact]
    public async Task A_missing_record_is_refused_and_never_created()
    {
        _world.Conversations.Delete(TurnWorld.Key(TurnWorld.ConversationId));

        Assert.False(await _world.Deliver());

        Assert.Equal(0, _world.Conversations.Count);
        Assert.Equal(("Refused", "record_missing", Severity.Critical), (_world.Summary.Outcome, _world.Summary.Reason, _world.Summary.Severity));
        Assert.Equal(1, _world.Staged.Count);
    }

    [Theory]
    [InlineData(Contract.Conversations.Step)]
    [InlineData(Contract.Conversations.LastStep)]
    public async Task A_step_that_is_no_number_is_refused_by_name(string name)
    {
        _world.WithConversation(record => record[name] = Av.S("three"));

        Assert.False(await _world.Deliver());

        Assert.Equal(("Refused", "record_malformed", Severity.Critical), (_world.Summary.Outcome, _world.Summary.Reason, _world.Summary.Severity));
        Assert.Contains($"'{name}'", _world.Summary.Explanation, StringComparison.Ordinal);
        Assert.Equal(1, _world.Staged.Count);
    }

    [Fact]
    public async Task A_busy_trigger_goes_back_until_a_second_after_the_claims_deadline()
    {
        _world.Faults.Crash(Calls.IsModel, CallPhase.Before);
        await _world.Kill();
        _world.Clock.Advance(TimeSpan.FromSeconds(40));

        Assert.False(await _world.Deliver());

        Assert.Equal("Busy", _world.Summary.Outcome);
        Assert.Equal(TimeSpan.FromSeconds(90 - 40 + 1), _world.Queue.Changes[^1].Visibility);
        Assert.Equal(Contract.Statuses.Processing, _world.Status);
    }

    [Fact]
    public async Task A_busy_trigger_comes_back_after_a_few_seconds_at_least()
    {
        _world.Faults.Crash(Calls.IsModel, CallPhase.Before);
        await _world.Kill();
        _world.Clock.Advance(TimeSpan.FromSeconds(90));

        Assert.False(await _world.Deliver());

        Assert.Equal(TimeSpan.FromSeconds(3), _world.Queue.Changes[^1].Visibility);
    }

    [Fact]
    public async Task A_dead_workers_claim_ends_by_itself()
    {
        _world.Faults.Crash(Calls.IsModel, CallPhase.Before);
        await _world.Kill();
        _world.OutlastClaims();

        Assert.True(await _world.Deliver(receiveCount: 2));

        Assert.Single(_world.Phone.Messages);
        Assert.Equal(Contract.Statuses.ReplySent, _world.Status);
    }

    [Fact]
    public async Task A_claim_names_its_lease_its_message_and_the_end_of_its_invocation()
    {
        var began = _world.Clock.GetUtcNow();
        var claimed = new Dictionary<string, AttributeValue>();
        _world.Faults.At(Calls.IsModel, CallPhase.Before, () => claimed = _world.Record);

        await _world.Deliver();

        Assert.Equal(began.AddSeconds(90).ToUnixTimeMilliseconds(), TurnItem.Number(claimed, Contract.Conversations.Deadline));
        Assert.Equal((began + TurnWorld.FunctionTimeout).AddSeconds(10).ToUnixTimeMilliseconds(), TurnItem.Number(claimed, Contract.Conversations.Until));
        Assert.Equal("message-000001", claimed[Contract.Conversations.MessageId].S);
    }

    [Fact]
    public async Task A_trigger_that_waits_for_a_turn_as_long_as_an_invocation_has_receives_left()
    {
        // The model takes as long as it may, its worker renews its lease, and another trigger of the conversation comes again and again.
        _world.Faults.Pause(Calls.IsModel, CallPhase.Before);
        var owner = _world.Begin(_world.Message());
        var receives = 0;
        while (!owner.IsCompleted)
        {
            Assert.False(await _world.Deliver(++receives));
            if (_world.Summary.Outcome == "Busy")
                _world.Clock.Advance(_world.Queue.Changes[^1].Visibility);
        }

        Assert.InRange(receives, 2, TurnWorld.Settings.MaxReceiveCount / 2);
    }

    [Fact]
    public async Task The_status_from_before_a_dead_workers_claim_is_what_is_restored()
    {
        _world.Faults.Crash(Calls.IsModel, CallPhase.Before);
        await _world.Kill();
        _world.OutlastClaims();
        _world.Staged.Delete(_world.Staged.KeyOf(_world.Staged.Items.Single()));

        Assert.True(await _world.Deliver(receiveCount: 2));

        Assert.Equal("template_sent", _world.Status);
        Assert.DoesNotContain(_world.Record.Keys, name => name.StartsWith("processing_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Processing_without_a_deadline_is_an_abandoned_claim()
    {
        var record = _world.Record;
        record[Contract.Conversations.Status] = Av.S(Contract.Statuses.Processing);
        _world.Conversations.Put(record);

        Assert.True(await _world.Deliver());

        Assert.Single(_world.Phone.Messages);
    }

    [Fact]
    public async Task Nothing_to_answer_never_leaves_processing_behind()
    {
        var record = _world.Record;
        record[Contract.Conversations.Status] = Av.S(Contract.Statuses.Processing);
        _world.Conversations.Put(record);
        _world.Staged.Delete(_world.Staged.KeyOf(_world.Staged.Items.Single()));

        Assert.True(await _world.Deliver(receiveCount: 2));

        Assert.Equal(Contract.Statuses.ReplySent, _world.Status);
    }

    [Fact]
    public async Task A_claim_that_ended_while_its_worker_lived_is_fenced()
    {
        // The worker is stopped for an hour inside the model call; another one answers meanwhile.
        var paused = _world.Faults.Pause(Calls.IsCheckpoint, CallPhase.Before);
        var first = _world.Begin(_world.Message());
        var record = _world.Record;
        record[Contract.Conversations.Deadline] = Av.N(_world.Clock.GetUtcNow().AddSeconds(-1).ToUnixTimeMilliseconds());
        _world.Conversations.Put(record);
        Assert.True(await _world.Deliver(receiveCount: 2));

        paused.End();
        var response = await _world.End(first);

        Assert.Single(response.BatchItemFailures);
        Assert.Equal("Superseded", _world.Summary.Outcome);
        Assert.Single(_world.Phone.Messages);
        Assert.Equal(2, _world.Messages.Count);
        Assert.Equal(Contract.Statuses.ReplySent, _world.Status);
    }

    [Fact]
    public async Task Every_claim_has_a_token_of_its_own()
    {
        var owners = new List<string>();
        _world.Faults.At(Calls.IsModel, CallPhase.Before, () => owners.Add(_world.Record[Contract.Conversations.Owner].S), times: 2);
        await _world.Deliver();
        _world.Stage("SMb", "more");
        await _world.Deliver();

        Assert.Equal(2, owners.Distinct().Count());
    }

    [Fact]
    public async Task A_busy_trigger_at_its_last_receive_is_critical()
    {
        _world.Faults.Crash(Calls.IsModel, CallPhase.Before);
        await _world.Kill();

        Assert.False(await _world.Deliver(TurnWorld.Settings.MaxReceiveCount));

        Assert.Equal(("Busy", Severity.Critical), (_world.Summary.Outcome, _world.Summary.Severity));
    }
}
