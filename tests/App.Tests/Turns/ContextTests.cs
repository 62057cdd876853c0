using App.Tests.Fakes;
using App.Tests.Fakes.Turns;
using WhatsAppReplies.Replies.Assistants;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Turns;

/// <summary>What the model is told of the record, where its assistant asks for it.</summary>
public class ContextTests
{
    private readonly TurnWorld _world = new TurnWorld().WithConversation(record => record["recipient_first_name"] = Av.S("Maya")).Stage("SMa", "hello");

    [Fact]
    public async Task The_model_is_told_what_the_assistant_names()
    {
        Ask(new ContextEntry("recipient_first_name", "First name"), new ContextEntry("missing", "Missing"));

        Assert.True(await _world.Deliver());

        Assert.EndsWith(":\nFirst name: Maya", Assert.Single(_world.Model.Requests).Context, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assistant_that_names_nothing_tells_nothing()
    {
        Assert.True(await _world.Deliver());

        Assert.Null(Assert.Single(_world.Model.Requests).Context);
    }

    [Fact]
    public async Task Neither_it_nor_its_labels_are_in_the_log_or_the_messages_of_the_record()
    {
        Ask(new ContextEntry("recipient_first_name", "First name"));

        Assert.True(await _world.Deliver());

        Private.AssertNotIn(string.Join('\n', _world.Log.Records), "Maya", "First name");
        Assert.Equal(["hello", FakeModel.Reply], _world.Messages.Select(entry => entry.M["content"].S));
    }

    [Fact]
    public async Task More_than_fits_is_a_warning_without_a_word_of_it()
    {
        var record = _world.Record;
        record["cv"] = Av.S(string.Concat(Enumerable.Repeat("secret ", 2_000)));
        _world.Conversations.Put(record);
        Ask(new ContextEntry("cv", "CV"));

        Assert.True(await _world.Deliver());

        Assert.Contains(_world.Log.Records, record => record.Severity == Severity.Warning && record.Message.Contains("'context'", StringComparison.Ordinal));
        Private.AssertNotIn(string.Join('\n', _world.Log.Records), "secret");
    }

    private void Ask(params ContextEntry[] context) =>
        _world.Assistants.Answer = id => new Result<Assistant>.Success(new Assistant(id, "gpt-test", "Be kind.") { Context = context });
}
