using App.Tests.Fakes.Turns;
using WhatsAppReplies;
using WhatsAppReplies.Replies.Model;
using WhatsAppReplies.Shared.Dynamo;

namespace App.Tests.Turns;

/// <summary>An answer that is paid for and cannot be used: the next one costs the same and is seldom another.</summary>
public class UnusableAnswerTests
{
    private static readonly int Last = TurnWorld.Settings.MaxReceiveCount;

    private readonly TurnWorld _world = new TurnWorld().WithConversation().Stage("SMa", "hello");

    public UnusableAnswerTests() =>
        _world.Model.Otherwise = _ =>
            new ModelOutcome.Unusable(new("openai_empty", "The model's answer has no text."), FakeModel.Usage, "gpt-test") { Attempts = 1 };

    [Fact]
    public async Task It_is_asked_for_twice_over_all_deliveries_and_then_refused_with_the_reason()
    {
        Assert.False(await _world.Deliver());
        Assert.Equal(("TryAgain", "openai_empty"), (_world.Summary.Outcome, _world.Summary.Reason));

        for (var receiveCount = 2; receiveCount <= Last; receiveCount++)
        {
            Assert.False(await _world.Deliver(receiveCount));
            Assert.Equal(("Refused", "openai_empty", Contract.Statuses.ReplyFailed), (_world.Summary.Outcome, _world.Summary.Reason, _world.Status));
        }

        Assert.Equal(2, _world.Model.Requests.Count);
        Assert.StartsWith("openai_empty:", _world.Record[Contract.Conversations.StatusReason].S, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_it_cost_is_in_the_summary()
    {
        await _world.Deliver();

        Assert.Equal((100L, 20L), (_world.Summary.PromptTokens, _world.Summary.CompletionTokens));
    }

    [Fact]
    public async Task A_reply_that_is_too_long_counts_too()
    {
        _world.Model.Otherwise = _ => FakeModel.Says(new string('x', 50 * 1024));

        for (var receiveCount = 1; receiveCount <= Last; receiveCount++)
            Assert.False(await _world.Deliver(receiveCount));

        Assert.Equal(2, _world.Model.Requests.Count);
    }

    [Fact]
    public async Task The_count_ends_with_the_turn()
    {
        Assert.False(await _world.Deliver());
        Assert.Equal("1", _world.Record[Contract.Conversations.UnusableAnswers].N);
        _world.Model.Script.Enqueue(_ => FakeModel.Says(FakeModel.Reply));

        Assert.True(await _world.Deliver(receiveCount: 2));

        Assert.DoesNotContain(Contract.Conversations.UnusableAnswers, _world.Record.Keys);
        Assert.DoesNotContain(Contract.Conversations.StatusReason, _world.Record.Keys);
    }

    [Fact]
    public async Task After_the_redrive_it_is_asked_for_again()
    {
        Assert.False(await _world.Deliver());
        Assert.False(await _world.Deliver(receiveCount: 2));
        _world.Model.Script.Enqueue(_ => FakeModel.Says(FakeModel.Reply));

        Assert.True(await _world.Deliver());

        Assert.Equal([FakeModel.Reply], _world.Phone.Texts);
    }

    /// <summary>Its first receive may have been throttled, or met another worker.</summary>
    [Fact]
    public async Task A_new_message_is_asked_about_although_no_worker_saw_the_first_receive_of_its_trigger()
    {
        await _world.Deliver();
        await _world.Deliver(receiveCount: 2);
        Assert.Equal(2, _world.Model.Requests.Count);
        _world.Stage("SMb", "hello again");
        _world.Model.Script.Enqueue(_ => FakeModel.Says(FakeModel.Reply));

        Assert.True(await _world.Deliver(receiveCount: 2));

        Assert.Equal([FakeModel.Reply], _world.Phone.Texts);
        Assert.DoesNotContain(Contract.Conversations.UnusableAnswersOf, _world.Record.Keys);
    }

    [Fact]
    public async Task Another_systems_words_are_not_taken_for_the_reason()
    {
        await _world.Deliver();
        await _world.Deliver(receiveCount: 2);
        var record = _world.Record;
        record[Contract.Conversations.StatusReason] = Av.S("call +447700900123: soon");
        _world.Conversations.Put(record);

        Assert.False(await _world.Deliver(receiveCount: 3));

        Assert.Equal("openai_unusable", _world.Summary.Reason);
    }
}
