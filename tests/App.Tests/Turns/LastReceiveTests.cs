using System.Globalization;
using Amazon.DynamoDBv2.Model;
using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Turns;
using WhatsAppReplies;
using WhatsAppReplies.Replies.Conversations.Writes;
using WhatsAppReplies.Replies.Model;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Telemetry;
using Names = WhatsAppReplies.Contract.Conversations;

namespace App.Tests.Turns;

public class LastReceiveTests
{
    private static readonly int Last = TurnWorld.Settings.MaxReceiveCount;

    private readonly TurnWorld _world = new TurnWorld().WithConversation().WithLock().Stage("SMa", "hello");

    [Fact]
    public async Task A_process_that_is_killed_in_its_last_receive_has_said_what_comes_next()
    {
        _world.Faults.Crash(_ => true, CallPhase.Before);

        await _world.Kill(Last);

        var record = Assert.Single(_world.Log.Records, record => record.Severity == Severity.Critical);
        Assert.Equal(Last, record.Fields["receiveCount"].Number);
        Assert.Contains("conversation", record.Fields.Keys);
    }

    [Fact]
    public async Task A_receive_before_the_last_one_says_nothing()
    {
        Assert.True(await _world.Deliver(Last - 1));

        Assert.DoesNotContain(_world.Log.Records, record => record.Severity == Severity.Critical);
    }

    [Fact]
    public async Task What_the_last_receive_comes_to_is_critical_too_when_it_fails()
    {
        _world.Faults.Throw(Calls.IsClaim, CallPhase.Before, () => new HttpRequestException("reset"), times: 10);

        Assert.False(await _world.Deliver(Last));

        Assert.Equal(("TryAgain", Severity.Critical), (_world.Summary.Outcome, _world.Summary.Severity));
    }

    /// <summary>P7: nobody tries again, so that is what the record says.</summary>
    [Fact]
    public async Task One_that_ends_before_its_claim_takes_back_on_the_record_that_its_trigger_is_tried_again()
    {
        var endedAt = Av.N(1);
        Left(Contract.Statuses.Retry, OwnTrigger, item => item[Names.LastTurnAt] = endedAt);
        NothingCanBeRead();

        Assert.False(await _world.Deliver(Last));

        Assert.Equal(Contract.Statuses.ReplyFailed, _world.Record[Names.Status].S);
        Assert.StartsWith("aws_unreachable: ", _world.Record[Names.StatusReason].S, StringComparison.Ordinal);
        Assert.Equal(Last, int.Parse(_world.Record[Names.LastReceiveCount].N, CultureInfo.InvariantCulture));
        // No turn has ended: a redrive still asks for what may have expired.
        Assert.Equal(endedAt.N, _world.Record[Names.LastTurnAt].N);
        Assert.False(_world.Record.ContainsKey(Names.Owner));
        Assert.Equal(("TryAgain", Severity.Critical), (_world.Summary.Outcome, _world.Summary.Severity));
    }

    /// <summary>P7: a worker that was overtaken by the last receive of its trigger finds on the record that it is over.</summary>
    [Fact]
    public async Task An_earlier_receive_that_ends_after_the_last_one_leaves_that_nobody_tries_again()
    {
        Left(Contract.Statuses.ReplyFailed, OwnTrigger, item => item[Names.LastReceiveCount] = Av.N(Last));
        _world.Model.Otherwise = _ => new ModelOutcome.TryAgain(new("openai_unavailable", "It is out."), null) { Attempts = 1 };

        Assert.False(await _world.Deliver(Last - 1));

        Assert.Equal(Contract.Statuses.ReplyFailed, _world.Record[Names.Status].S);
        Assert.StartsWith("openai_unavailable: ", _world.Record[Names.StatusReason].S, StringComparison.Ordinal);
    }

    /// <summary>P7: its heartbeat did not reach the queue, so its trigger came again while it was at work, for the last time.</summary>
    [Fact]
    public async Task An_earlier_receive_that_the_last_one_finds_at_work_leaves_that_nobody_tries_again()
    {
        _world.Faults.Pause(Calls.IsModel, CallPhase.Before);
        var earlier = _world.Begin(_world.Message(Last - 1));
        Assert.False(await DeliverAgain());
        Assert.Equal(("Busy", Contract.Statuses.Processing), (_world.Summary.Outcome, _world.Status));

        Assert.Single((await _world.End(earlier)).BatchItemFailures);

        Assert.Equal(Contract.Statuses.ReplyFailed, _world.Status);
        Assert.NotEmpty(_world.Record[Names.StatusReason].S);
        Assert.DoesNotContain(Names.Owner, _world.Record.Keys);
    }

    [Fact]
    public async Task Where_the_store_does_not_take_it_the_last_receive_says_so_in_the_log()
    {
        _world.Faults.Pause(Calls.IsModel, CallPhase.Before);
        var earlier = _world.Begin(_world.Message(Last - 1));
        _world.Faults.Throw(call => Calls.Is(call, TurnWrites.Overtake), CallPhase.Before, () => new HttpRequestException("reset"), times: 10);

        Assert.False(await DeliverAgain());

        Assert.Contains(_world.Log.Records, record =>
            record.Severity == Severity.Warning && record.Message.StartsWith("The record could not be told", StringComparison.Ordinal));
        await _world.End(earlier);
    }

    [Fact]
    public async Task The_last_receive_of_another_trigger_says_nothing_about_this_one()
    {
        Left(Contract.Statuses.ReplyFailed, "message-of-another", item => item[Names.LastReceiveCount] = Av.N(Last));
        _world.Model.Otherwise = _ => new ModelOutcome.TryAgain(new("openai_unavailable", "It is out."), null) { Attempts = 1 };

        Assert.False(await _world.Deliver(Last - 1));

        Assert.Equal(Contract.Statuses.Retry, _world.Record[Names.Status].S);
    }

    [Theory]
    [InlineData(Contract.Statuses.Retry, "message-of-another")]
    [InlineData(Contract.Statuses.Processing, OwnTrigger)]
    [InlineData(Contract.Statuses.ReplySent, OwnTrigger)]
    [InlineData(Contract.Statuses.AwaitingHuman, OwnTrigger)]
    public async Task What_another_trigger_or_worker_has_to_answer_for_stays(string status, string leftBy)
    {
        Left(status, leftBy);
        NothingCanBeRead();

        Assert.False(await _world.Deliver(Last));

        Assert.Equal(status, _world.Record[Names.Status].S);
        Assert.False(_world.Record.ContainsKey(Names.StatusReason));
    }

    [Fact]
    public async Task A_receive_before_it_leaves_that_it_is_tried_again()
    {
        Left(Contract.Statuses.Retry, OwnTrigger);
        NothingCanBeRead();

        Assert.False(await _world.Deliver(Last - 1));

        Assert.Equal(Contract.Statuses.Retry, _world.Record[Names.Status].S);
    }

    [Fact]
    public async Task Where_the_store_is_down_it_is_tried_once_and_the_critical_record_says_it()
    {
        Left(Contract.Statuses.Retry, OwnTrigger);
        NothingCanBeRead();
        _world.Faults.Throw(call => call.Operation == "UpdateItem", CallPhase.Before, () => new HttpRequestException("reset"), times: 100);

        Assert.False(await _world.Deliver(Last));

        Assert.Equal(Contract.Statuses.Retry, _world.Record[Names.Status].S);
        Assert.Single(_world.Faults.Calls, call => call.Operation == "UpdateItem");
        Assert.Contains(_world.Log.Records, record =>
            record.Severity == Severity.Warning && record.Message.StartsWith("The record could not be told", StringComparison.Ordinal));
        Assert.Equal(Severity.Critical, _world.Summary.Severity);
    }

    /// <summary>A reply that was sent is one, whatever fails after it.</summary>
    [Fact]
    public async Task One_that_fails_after_its_turn_says_what_the_turn_said()
    {
        _world.Faults.Throw(call => call.Operation == "BatchWriteItem", CallPhase.Before, () => new HttpRequestException("reset"), times: 100);

        Assert.False(await _world.Deliver(Last));

        Assert.Equal(Contract.Statuses.ReplySent, _world.Record[Names.Status].S);
    }

    private async Task<bool> DeliverAgain()
    {
        var message = _world.Message(Last);
        message.MessageId = OwnTrigger;
        return (await _world.Invoke(message)).BatchItemFailures.Count == 0;
    }

    private const string OwnTrigger = "message-000001";

    private void Left(string status, string leftBy, Action<Dictionary<string, AttributeValue>>? change = null) => _world.WithConversation(item =>
    {
        item[Names.Status] = Av.S(status);
        item[Names.LastMessageId] = Av.S(leftBy);
        change?.Invoke(item);
    });

    private void NothingCanBeRead() =>
        _world.Faults.Throw(call => call.Operation == "Query", CallPhase.Before, () => new HttpRequestException("reset"), times: 100);
}
