using System.Text.Json;
using WhatsAppReplies.Replies.Assistants;
using WhatsAppReplies.Replies.Model;

namespace App.Tests.Model;

public class RequestTests
{
    [Fact]
    public async Task The_history_comes_from_the_record_when_it_names_no_server_conversation()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Ok());

        await openAi.ReplyAsync(
            openAi.Request(history: [new(MessageRole.Assistant, "Hello Maya"), new(MessageRole.User, "hi"), new(MessageRole.Assistant, "Good day")]));

        var request = Assert.Single(openAi.Server.Requests);
        Assert.Equal(("POST", "/v1/responses"), (request.Method, request.Path));
        Assert.Equal("Bearer sk-first", request.Headers["Authorization"]);
        Assert.Equal("gpt-test", request.Json.GetProperty("model").GetString());
        Assert.Equal("Be kind.", request.Json.GetProperty("instructions").GetString());
        Assert.False(request.Json.GetProperty("store").GetBoolean());
        Assert.Equal("turn-1", request.Json.GetProperty("metadata").GetProperty("turn_id").GetString());
        Assert.Equal("customer-hash", request.Json.GetProperty("safety_identifier").GetString());
        Assert.Equal(["assistant: Hello Maya", "user: hi", "assistant: Good day", $"user: {LoopbackOpenAi.UserText}"], Input(request.Json));
        Assert.Equal(
            ["input", "instructions", "metadata", "model", "safety_identifier", "store"], request.Json.EnumerateObject().Select(member => member.Name).Order());
    }

    [Theory]
    [InlineData("thread_abc123xyz789")]
    [InlineData("")]
    [InlineData("resp_1")]
    public async Task An_old_thread_id_means_the_history_of_the_record(string thread)
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Ok());

        Assert.IsType<ModelOutcome.Replied>(await openAi.ReplyAsync(openAi.Request(thread, history: [new(MessageRole.User, "hi")])));

        Assert.Equal(["user: hi", $"user: {LoopbackOpenAi.UserText}"], Input(Assert.Single(openAi.Server.Requests).Json));
    }

    [Fact]
    public async Task A_server_conversation_gets_only_what_is_new()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Ok());

        await openAi.ReplyAsync(openAi.Request("conv_1", history: [new(MessageRole.User, "hi")]));

        var json = Assert.Single(openAi.Server.Requests).Json;
        Assert.Equal("conv_1", json.GetProperty("conversation").GetProperty("id").GetString());
        Assert.Equal("auto", json.GetProperty("truncation").GetString());
        Assert.Equal([$"user: {LoopbackOpenAi.UserText}"], Input(json));
        Assert.False(json.TryGetProperty("store", out _));
    }

    [Fact]
    public async Task What_is_known_of_the_record_stands_before_the_history()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Ok());

        await openAi.ReplyAsync(openAi.Request(history: [new(MessageRole.User, "hi")]) with { Context = "Known: much" });

        var json = Assert.Single(openAi.Server.Requests).Json;
        Assert.Equal(["developer: Known: much", "user: hi", $"user: {LoopbackOpenAi.UserText}"], Input(json));
        Assert.Equal("Be kind.", json.GetProperty("instructions").GetString());
    }

    [Fact]
    public async Task A_server_conversation_does_not_keep_what_is_known_of_the_record()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Ok());

        await openAi.ReplyAsync(openAi.Request("conv_1") with { Context = "Known: much" });

        var json = Assert.Single(openAi.Server.Requests).Json;
        Assert.Equal([$"user: {LoopbackOpenAi.UserText}"], Input(json));
        Assert.Equal("Be kind.\n\nKnown: much", json.GetProperty("instructions").GetString());
    }

    [Theory]
    [InlineData(
        null,
        """{"metadata":{"turn_id":"turn-1"},"safety_identifier":"customer-hash","model":"gpt-test","instructions":"Be kind.","input":"""
        + """[{"type":"message","role":"user","content":[{"type":"input_text","text":"do i need my own car?"}]}],"store":false}""")]
    [InlineData(
        "conv_1",
        """{"metadata":{"turn_id":"turn-1"},"safety_identifier":"customer-hash","model":"gpt-test","instructions":"Be kind.","input":"""
        + """[{"type":"message","role":"user","content":[{"type":"input_text","text":"do i need my own car?"}]}],"conversation":"""
        + """{"id":"conv_1"},"truncation":"auto"}""")]
    public async Task Without_context_and_signals_nothing_of_the_request_is_there_for_them(string? thread, string expected)
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Ok());

        await openAi.ReplyAsync(openAi.Request(thread));

        Assert.Equal(Sorted(expected), Sorted(Assert.Single(openAi.Server.Requests).Json.GetRawText()));

        static string Sorted(string json) => string.Join('\n', JsonDocument.Parse(json).RootElement.EnumerateObject()
            .OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => $"{member.Name} {JsonSerializer.Serialize(member.Value)}"));
    }

    [Fact]
    public async Task What_the_assistants_item_has_is_sent_as_it_is()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Ok());

        await openAi.ReplyAsync(openAi.Request(assistant: new Assistant("a", "m", "i") { MaxOutputTokens = 600, Temperature = 0.3, ReasoningEffort = "low" }));

        var json = Assert.Single(openAi.Server.Requests).Json;
        Assert.Equal(600, json.GetProperty("max_output_tokens").GetInt32());
        Assert.Equal("0.3", json.GetProperty("temperature").GetRawText());
        Assert.Equal("low", json.GetProperty("reasoning").GetProperty("effort").GetString());
    }

    [Fact]
    public async Task A_long_history_is_trimmed_from_the_newest_backwards()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Ok());
        openAi.Options = openAi.Options with { HistoryTokens = 100 };

        await openAi.ReplyAsync(openAi.Request(
            history: [new(MessageRole.User, new string('x', 200)), new(MessageRole.Assistant, "old"),
                new(MessageRole.User, "new"), new(MessageRole.Assistant, "yes")]));

        Assert.Equal(["user: new", "assistant: yes", $"user: {LoopbackOpenAi.UserText}"], Input(Assert.Single(openAi.Server.Requests).Json));
    }

    [Fact]
    public async Task Nothing_about_this_machine_is_sent_along()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Ok());

        await openAi.ReplyAsync();

        Assert.DoesNotContain(Assert.Single(openAi.Server.Requests).Headers.Keys, name => name.StartsWith("X-Stainless", StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> Input(JsonElement request) => request.GetProperty("input").EnumerateArray().Select(item =>
        $"{item.GetProperty("role").GetString()}: {item.GetProperty("content")[0].GetProperty("text").GetString()}");
}
