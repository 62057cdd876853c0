using Amazon.Lambda.SQSEvents;
using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Turns;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Hosting;

public class BatchTests
{
    private readonly TurnWorld _world = new TurnWorld().WithConversation().Stage("SMa", "hello");

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{\"conversation_id\": 1}")]
    public async Task A_malformed_trigger_fails_alone_and_critically(string body)
    {
        var bad = _world.Message(body: body);

        var response = await _world.Invoke(bad, _world.Message());

        Assert.Equal(bad.MessageId, Assert.Single(response.BatchItemFailures).ItemIdentifier);
        Assert.Single(_world.Phone.Messages);
        Assert.Single(_world.Log.Records, record => record.Severity == Severity.Critical);
        Assert.Single(_world.Queue.Changes, change => change.ReceiptHandle == bad.ReceiptHandle);
    }

    [Fact]
    public async Task An_empty_batch_has_no_failures()
    {
        var function = _world.NewFunction();
        var context = FakeContext.Until(_world.Clock.GetUtcNow().AddMinutes(1), _world.Clock);

        Assert.Empty((await function.HandleAsync(new SQSEvent(), context)).BatchItemFailures);
        Assert.Empty((await function.HandleAsync(new SQSEvent { Records = [] }, context)).BatchItemFailures);
    }

    [Fact]
    public async Task Records_run_side_by_side()
    {
        const string Other = "other-conversation";
        var record = _world.Record;
        record["conversation_id"] = Av.S(Other);
        _world.Conversations.Put(record);
        _world.Stage("SMb", "hi", item => item["conversation_id"] = Av.S(Other));
        var waiting = _world.Faults.Pause(Calls.IsModel, CallPhase.Before, times: 2);
        var other = _world.Message(body: $$"""{"conversation_id": "{{Other}}", "primary_channel": "{{TurnWorld.Channel}}"}""");

        var invocation = _world.Begin(_world.Message(), other);

        Assert.Equal(2, _world.Faults.Calls.Count(Calls.IsModel));
        waiting.End();
        Assert.Empty((await _world.End(invocation)).BatchItemFailures);
        Assert.Equal(2, _world.Phone.Messages.Count);
        Assert.Equal(2, _world.Metrics.Summaries.Count);
        Assert.All(_world.Metrics.Summaries, summary => Assert.Equal(7, summary.AwsCalls));
    }

    [Fact]
    public async Task Two_triggers_of_one_conversation_answer_once_and_the_second_waits_for_the_first_claim()
    {
        var waiting = _world.Faults.Pause(Calls.IsModel, CallPhase.Before);
        var (first, second) = (_world.Message(), _world.Message());

        var invocation = _world.Begin(first, second);
        waiting.End();
        var response = await _world.End(invocation);

        Assert.Equal(second.MessageId, Assert.Single(response.BatchItemFailures).ItemIdentifier);
        Assert.Equal(TimeSpan.FromSeconds(91), _world.Queue.Changes.Last(change => change.ReceiptHandle == second.ReceiptHandle).Visibility);
        Assert.Single(_world.Phone.Messages);
    }

    [Fact]
    public async Task A_defect_fails_its_record_with_an_error_and_not_the_others()
    {
        _world.Faults.Throw(Calls.IsModel, CallPhase.Before, () => new InvalidOperationException("text of a customer"));

        var response = await _world.Invoke(_world.Message(), _world.Message(body: "{}"));

        Assert.Equal(2, response.BatchItemFailures.Count);
        var error = Assert.Single(_world.Log.Records, record => record.Severity == Severity.Error);
        Assert.Equal("InvalidOperationException", error.Fields["errorType"].Text);
        Assert.Equal("retry", _world.Status);
    }

    [Fact]
    public async Task Even_a_defect_in_the_report_fails_only_its_record()
    {
        var message = _world.Message();
        message.ReceiptHandle = null;
        _world.Model.Otherwise = _ => throw new InvalidOperationException();

        var response = await _world.Invoke(message);

        Assert.Equal(message.MessageId, Assert.Single(response.BatchItemFailures).ItemIdentifier);
    }
}
