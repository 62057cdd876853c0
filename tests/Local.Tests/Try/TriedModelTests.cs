using System.Text.Json.Nodes;
using WhatsAppReplies.Infra.Catalogue;
using WhatsAppReplies.Local.Providers.OpenAi;
using WhatsAppReplies.Local.Try.Running;

namespace WhatsAppReplies.Local.Tests.Try;

/// <summary>A trial asks as the function does: with all that a turn would be asked with.</summary>
public sealed class TriedModelTests : IAsyncLifetime, IDisposable
{
    private const string Key = "key";

    private readonly TrialFolder _folder = new();
    private OpenAiServer _server = null!;
    private TriedModel _model = null!;

    public async Task InitializeAsync()
    {
        _server = await OpenAiServer.StartAsync(Key, seed: 1, TimeProvider.System);
        _model = new TriedModel(Assert.Single(AssistantFiles.Read(AssistantFiles.Folder(_folder.Root))), Key, _server.BaseUrl, TimeProvider.System);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose()
    {
        _model.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Instructions_context_history_and_the_merged_text_are_in_the_request_and_the_schema_of_its_signals()
    {
        var conversation = new TriedConversation(new JsonObject { ["recipient_first_name"] = "Sam" }) { Said = [(true, "hi"), (false, "Hello Sam.")] };

        var answer = Assert.IsType<TurnAnswer.Replied>(await _model.ReplyAsync(conversation, ["one", "two"], CancellationToken.None));

        var request = Assert.Single(_server.Calls).Request!;
        Assert.Equal("You answer.\nHand off when you are asked to.", request.Instructions);
        Assert.NotNull(request.Schema);
        Assert.Equal(["developer", "user", "assistant", "user"], request.Input.Select(message => message.Role));
        Assert.EndsWith("First name: Sam", request.Input[0].Text, StringComparison.Ordinal);
        Assert.Equal(["hi", "Hello Sam.", "one\ntwo"], request.Input.Skip(1).Select(message => message.Text));
        Assert.Equal("one\ntwo", answer.Asked);
        Assert.True(answer.Usage is { Input: > 0, Output: > 0 });
        Assert.True(_model.MostTokens(conversation, ["one", "two"]) >= answer.Usage.Input / 4);
    }

    [Fact]
    public async Task A_reply_is_formatted_and_divided_as_it_would_be_sent()
    {
        _server.Behaviour.Reply = (_, _) => "**Bold**\n\n" + string.Join(' ', Enumerable.Repeat("A sentence of some length.", 100));

        var answer = Assert.IsType<TurnAnswer.Replied>(await _model.ReplyAsync(new TriedConversation(null), ["hi"], CancellationToken.None));

        Assert.StartsWith("*Bold*\n", answer.Text, StringComparison.Ordinal);
        Assert.True(answer.Parts.Count > 1);
    }

    [Fact]
    public async Task An_answer_outside_the_schema_fails()
    {
        _server.Script.Next(new OpenAiFault.Answer(new ModelAnswer.OutsideSchema("plain text")));

        var answer = Assert.IsType<TurnAnswer.Failed>(await _model.ReplyAsync(new TriedConversation(null), ["hi"], CancellationToken.None));

        Assert.StartsWith("openai_", answer.Why, StringComparison.Ordinal);
        Assert.True(answer.Usage.Total > 0);
    }
}
