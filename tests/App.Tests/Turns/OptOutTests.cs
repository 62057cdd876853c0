using Amazon.DynamoDBv2.Model;
using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Turns;
using WhatsAppReplies;
using WhatsAppReplies.Replies.Messaging;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Telemetry;
using Names = WhatsAppReplies.Contract.Conversations;

namespace App.Tests.Turns;

/// <summary>A customer who has said no: by a word, by another system's record, or by its status.</summary>
public class OptOutTests
{
    private const string Line = "You will get no more messages from us.";

    private readonly TurnWorld _world = new TurnWorld().WithConversation().WithLock();

    [Fact]
    public async Task An_opt_out_is_acknowledged_once_without_the_model_and_stays()
    {
        _world.Stage("SMa", "hello").Stage("SMb", "STOP", OptsOut);

        Assert.True(await _world.Deliver());

        Assert.Equal([Line], _world.Phone.Texts);
        Assert.Empty(_world.Model.Requests);
        Assert.Equal(("Replied", Contract.Statuses.OptedOut), (_world.Summary.Outcome, _world.Status));
        Assert.Equal("2026-11-21T12:00:00.000Z", _world.Record[Names.OptedOutAt].S);
        Assert.Equal(["hello\nSTOP", Line], _world.Messages.Select(entry => entry.M[Contract.Messages.Content].S));
        Assert.DoesNotContain(Contract.Messages.Model, _world.Messages[1].M.Keys);

        _world.Stage("SMc", "are you there?").Stage("SMd", "STOP", OptsOut);
        Assert.True(await _world.Deliver());
        AssertNotAnswered("opted_out", Contract.Statuses.OptedOut, messages: 3);
        Assert.Single(_world.Phone.Messages);
    }

    [Theory]
    [InlineData(nameof(CallPhase.Before))]
    [InlineData(nameof(CallPhase.AfterEffect))]
    public async Task A_worker_that_dies_acknowledging_is_followed_by_one_who_does_so_once(string phase)
    {
        _world.Stage("SMa", "STOP", OptsOut);
        _world.Faults.Crash(Calls.IsSend, Enum.Parse<CallPhase>(phase));
        await _world.Kill();
        _world.OutlastClaims();

        Assert.True(await _world.Deliver(receiveCount: 2));

        Assert.Equal([Line], _world.Phone.Texts);
        Assert.Equal(Contract.Statuses.OptedOut, _world.Status);
        Assert.Contains(Names.OptedOutAt, _world.Record.Keys);
    }

    [Fact]
    public async Task An_opt_out_that_cannot_be_acknowledged_counts_all_the_same()
    {
        _world.Stage("SMa", "STOP", OptsOut);
        _world.Phone.Script.Enqueue(_ => new SendOutcome.CannotReach(FakePhone.Fault));

        Assert.True(await _world.Deliver());

        Assert.Equal(("CannotReply", Contract.Statuses.OptedOut), (_world.Summary.Outcome, _world.Status));
        Assert.Contains(Names.OptedOutAt, _world.Record.Keys);
    }

    [Fact]
    public async Task Without_a_line_nothing_is_sent()
    {
        _world.Stage("SMa", "STOP", item => item[Contract.Stage.OptOutReply] = Av.S(" "));

        Assert.True(await _world.Deliver());

        AssertNotAnswered("opted_out", Contract.Statuses.OptedOut, messages: 1);
        Assert.Empty(_world.Phone.Messages);
        Assert.Contains(Names.OptedOutAt, _world.Record.Keys);
    }

    [Fact]
    public async Task A_person_who_has_the_conversation_sees_the_opt_out()
    {
        Change(record => record[Names.HandOff] = Av.Bool(true));
        _world.Stage("SMa", "STOP", OptsOut);

        Assert.True(await _world.Deliver());

        Assert.Empty(_world.Phone.Messages);
        Assert.Equal(Contract.Statuses.AwaitingHuman, _world.Status);
        Assert.Contains(Names.OptedOutAt, _world.Record.Keys);
    }

    [Fact]
    public async Task An_opted_out_status_of_another_system_outlives_a_retry()
    {
        Change(record => record[Names.Status] = Av.S(Contract.Statuses.OptedOut));
        _world.Stage("SMa", "hello");
        _world.Faults.Throw(
            call => call.Request is UpdateItemRequest update && update.UpdateExpression.Contains(":previous", StringComparison.Ordinal),
            CallPhase.Before,
            () => new HttpRequestException("reset"));

        Assert.False(await _world.Deliver());
        Assert.Equal(Contract.Statuses.Retry, _world.Status);
        Assert.True(await _world.Deliver(receiveCount: 2));

        AssertNotAnswered("opted_out", Contract.Statuses.OptedOut, messages: 1);
    }

    [Theory]
    [MemberData(nameof(No))]
    public async Task Without_consent_what_is_written_is_recorded_and_not_answered(AttributeValue consent)
    {
        Change(record => record[Names.Consent] = consent);
        _world.Stage("SMa", "hello");

        Assert.True(await _world.Deliver());

        AssertNotAnswered("no_consent", Contract.Statuses.CannotReply, messages: 1);
        Assert.DoesNotContain(Names.OptedOutAt, _world.Record.Keys);
    }

    public static TheoryData<AttributeValue> No => [Av.Bool(false), Av.N(0), Av.S("False"), Av.S(" no ")];

    [Theory]
    [MemberData(nameof(NotNo))]
    public async Task Whatever_is_no_no_is_answered(AttributeValue consent)
    {
        Change(record => record[Names.Consent] = consent);
        _world.Stage("SMa", "hello");

        Assert.True(await _world.Deliver());

        Assert.Equal([FakeModel.Reply], _world.Phone.Texts);
    }

    public static TheoryData<AttributeValue> NotNo => [Av.Bool(true), Av.N(1), Av.Null, Av.S("yes"), Av.S("")];

    [Fact]
    public async Task Whoever_is_let_in_again_is_answered()
    {
        _world.Stage("SMa", "STOP", OptsOut);
        await _world.Deliver();
        Change(record =>
        {
            record.Remove(Names.OptedOutAt);
            record[Names.Status] = Av.S("template_sent");
        });

        _world.Stage("SMb", "hello");
        Assert.True(await _world.Deliver());

        Assert.Equal([Line, FakeModel.Reply], _world.Phone.Texts);
        Assert.Equal(Contract.Statuses.ReplySent, _world.Status);
    }

    private static void OptsOut(Dictionary<string, AttributeValue> item) => item[Contract.Stage.OptOutReply] = Av.S(Line);

    private void AssertNotAnswered(string reason, string status, int messages)
    {
        Assert.Equal(("CannotReply", reason, Severity.Warning), (_world.Summary.Outcome, _world.Summary.Reason, _world.Summary.Severity));
        Assert.Equal((status, messages), (_world.Status, _world.Messages.Count));
        Assert.Empty(_world.Model.Requests);
        Assert.Equal(0, _world.Staged.Count);
    }

    private void Change(Action<Dictionary<string, AttributeValue>> change)
    {
        var record = _world.Record;
        change(record);
        _world.Conversations.Put(record);
    }
}
