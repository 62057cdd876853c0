using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Turns;
using WhatsAppReplies;
using WhatsAppReplies.Replies.Assistants;
using WhatsAppReplies.Replies.Model;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Results;
using Messages = WhatsAppReplies.Contract.Messages;
using Names = WhatsAppReplies.Contract.Conversations;

namespace App.Tests.Turns;

public class RecordedTurnTests
{
    private readonly TurnWorld _world = new TurnWorld().WithConversation();

    [Fact]
    public async Task Both_entries_hold_what_the_design_says()
    {
        _world.Stage("SMa", "hello", item => item[Contract.Stage.ReceivedAt] = Av.S("2026-11-21T17:29:00.5+05:30"));
        _world.Faults.At(Calls.IsModel, CallPhase.AfterAnswer, () => _world.Clock.Advance(TimeSpan.FromSeconds(2)));

        Assert.True(await _world.Deliver());

        var user = _world.Messages[0].M;
        Assert.Equal(["content", "fragment_sids", "message_id", "role", "timestamp"], user.Keys.Order());
        Assert.Equal(("SMa", "2026-11-21T11:59:00.500Z", "user", "hello"), (user["message_id"].S, user["timestamp"].S, user["role"].S, user["content"].S));
        var assistant = _world.Messages[1].M;
        Assert.Equal(
            ["completion_tokens", "content", "message_id", "model", "part_sids", "prompt_tokens", "role", "timestamp", "total_tokens"], assistant.Keys.Order());
        Assert.Equal(("100", "20", "120"), (assistant["prompt_tokens"].N, assistant["completion_tokens"].N, assistant["total_tokens"].N));
        Assert.Equal(("gpt-test", "2026-11-21T12:00:02.000Z", "assistant"), (assistant["model"].S, assistant["timestamp"].S, assistant["role"].S));
        Assert.Equal(("2026-11-21T12:00:02.000Z", "2000"), (_world.Record[Names.UpdatedAt].S, _world.Record[Names.InitialProcessingTimeMs].N));
    }

    [Fact]
    public async Task The_model_sees_the_whole_conversation_without_foreign_roles_and_empty_entries()
    {
        _world.WithConversation(record => record[Names.Messages] = Av.L(
        [
            Entry("assistant", "template"), Entry("system", "note"), Entry("user", ""),
            Entry("user", "yes"), Av.M(new() { [Messages.Content] = Av.S("no role") }),
        ])).Stage("SMa", "more");

        Assert.True(await _world.Deliver());

        Assert.Equal(
            [new MessageEntry(MessageRole.Assistant, "template"), new MessageEntry(MessageRole.User, "yes")],
            Assert.Single(_world.Model.Requests).History);
    }

    [Fact]
    public async Task The_thread_id_reaches_the_model_whatever_it_holds()
    {
        _world.WithConversation(record => record[Names.ThreadId] = Av.S("thread_abc")).Stage("SMa", "more");

        Assert.True(await _world.Deliver());

        Assert.Equal("thread_abc", Assert.Single(_world.Model.Requests).ThreadId);
    }

    [Fact]
    public async Task The_summary_counts_what_the_trigger_did()
    {
        _world.Stage("SMa", "hello").Stage("SMb", "there");

        await _world.Deliver();

        var summary = _world.Summary;
        Assert.Equal(("Replied", null, 1), (summary.Outcome, summary.Reason, summary.ReceiveCount));
        Assert.Equal((1, 1, 2, 1), (summary.Turns, summary.Replies, summary.Fragments, summary.Parts));
        Assert.Equal((1, "gpt-test", 100L, 20L), (summary.ModelAttempts, summary.Model, summary.PromptTokens, summary.CompletionTokens));
        Assert.Equal(0.00014m, summary.CostDollars);
        Assert.Equal(["read", "claim", "model", "checkpoint", "send", "finish", "cleanup", "look"], summary.Steps.Select(step => step.Step));
    }

    [Fact]
    public async Task Without_prices_there_is_no_cost()
    {
        _world.Assistants.Answer = id => new Result<Assistant>.Success(new(id, "gpt-test", "Be kind."));
        _world.Stage("SMa", "hello");

        await _world.Deliver();

        Assert.Null(_world.Summary.CostDollars);
    }

    private static Amazon.DynamoDBv2.Model.AttributeValue Entry(string role, string content) =>
        Av.M(new() { [Messages.Role] = Av.S(role), [Messages.Content] = Av.S(content) });
}
