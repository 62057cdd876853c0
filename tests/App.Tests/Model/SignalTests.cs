using System.Text.Json;
using Tests.Support.Loopback;
using WhatsAppReplies.Replies.Assistants;
using WhatsAppReplies.Replies.Model;

namespace App.Tests.Model;

/// <summary>An answer in a form that was asked for: the reply, and what the model says besides.</summary>
public class SignalTests
{
    private static readonly Assistant Both = Asking(new(HandOff: true, TaskComplete: true));

    [Fact]
    public async Task The_request_asks_for_a_strict_schema_of_exactly_what_is_wanted()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Ok("""{"reply":"No.","hand_off":null,"task_complete":false}"""));

        await openAi.ReplyAsync(openAi.Request(assistant: Both));

        var format = Assert.Single(openAi.Server.Requests).Json.GetProperty("text").GetProperty("format");
        Assert.Equal(
            ("json_schema", "reply_with_signals", true),
            (format.GetProperty("type").GetString(), format.GetProperty("name").GetString(), format.GetProperty("strict").GetBoolean()));
        var schema = format.GetProperty("schema");
        Assert.Equal(["reply", "hand_off", "task_complete"], Properties(schema));
        Assert.Equal(["reply", "hand_off", "task_complete"], schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()));
        Assert.False(schema.GetProperty("additionalProperties").GetBoolean());
        Assert.Equal("""["string","null"]""", schema.GetProperty("properties").GetProperty("hand_off").GetProperty("type").GetRawText());
        Assert.Equal("boolean", schema.GetProperty("properties").GetProperty("task_complete").GetProperty("type").GetString());
    }

    [Theory]
    [InlineData(true, false, "reply hand_off", """{"reply":"No.","hand_off":"why"}""")]
    [InlineData(false, true, "reply task_complete", """{"reply":"No.","task_complete":true}""")]
    public async Task What_is_not_asked_for_is_not_in_the_schema(bool handOff, bool taskComplete, string properties, string answer)
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Ok(answer));

        var replied = Assert.IsType<ModelOutcome.Replied>(await openAi.ReplyAsync(openAi.Request(assistant: Asking(new(handOff, taskComplete)))));

        Assert.Equal(
            properties,
            string.Join(' ', Properties(Assert.Single(openAi.Server.Requests).Json.GetProperty("text").GetProperty("format").GetProperty("schema"))));
        Assert.Equal(("No.", new ReplySignals(handOff ? "why" : null, taskComplete)), (replied.Text, replied.Signals));
    }

    [Theory]
    [InlineData("""{"reply":" No. ","hand_off":null,"task_complete":false}""", null, false)]
    [InlineData("""{"reply":"No.","hand_off":" asked for ","task_complete":true}""", "asked for", true)]
    [InlineData("""{"reply":"No.","hand_off":"  ","task_complete":false}""", null, false)]
    [InlineData("""{"reply":"No.","hand_off":"half \ud83d","task_complete":false,"more":1}""", "half \uFFFD", false)]
    public async Task The_reply_and_the_signals_are_read(string answer, string? handOff, bool taskComplete)
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Ok(answer));

        var replied = Assert.IsType<ModelOutcome.Replied>(await openAi.ReplyAsync(openAi.Request(assistant: Both)));

        Assert.Equal(("No.", new ReplySignals(handOff, taskComplete)), (replied.Text, replied.Signals));
        Assert.DoesNotContain("asked for", $"{replied} {replied.Signals}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_reason_is_cut()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(
            LoopbackOpenAi.Ok(JsonSerializer.Serialize(new { reply = "No.", hand_off = new string('x', 5_000), task_complete = false })));

        Assert.Equal(1024, Assert.IsType<ModelOutcome.Replied>(await openAi.ReplyAsync(openAi.Request(assistant: Both))).Signals.HandOff!.Length);
    }

    [Theory]
    [InlineData("No, you do not.", "openai_outside_schema")]
    [InlineData("[1]", "openai_outside_schema")]
    [InlineData("""{"reply":"No."}""", "openai_outside_schema")]
    [InlineData("""{"reply":"No.","hand_off":null}""", "openai_outside_schema")]
    [InlineData("""{"reply":"No.","hand_off":false,"task_complete":false}""", "openai_outside_schema")]
    [InlineData("""{"reply":"No.","hand_off":null,"task_complete":"no"}""", "openai_outside_schema")]
    [InlineData("""{"reply":null,"hand_off":null,"task_complete":false}""", "openai_outside_schema")]
    [InlineData("""{"hand_off":"why","task_complete":false}""", "openai_outside_schema")]
    [InlineData("""{"reply":"No.","hand_off":null,"task_complete":fal""", "openai_outside_schema")]
    [InlineData("""{"reply":" ","hand_off":"why","task_complete":false}""", "openai_empty")]
    public async Task An_answer_outside_the_schema_or_without_a_reply_is_paid_for_and_not_asked_for_again(string answer, string code)
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Ok(answer));

        var unusable = Assert.IsType<ModelOutcome.Unusable>(await openAi.ReplyAsync(openAi.Request(assistant: Both)));

        Assert.Equal((code, 1, new TokenUsage(100, 20, 120)), (unusable.Failure.Code, unusable.Attempts, unusable.Usage));
    }

    [Fact]
    public async Task A_refusal_in_place_of_the_form_is_paid_for_and_not_asked_for_again()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Response("completed", LoopbackOpenAi.Refusal()));

        Assert.Equal("openai_refused", Assert.IsType<ModelOutcome.Unusable>(await openAi.ReplyAsync(openAi.Request(assistant: Both))).Failure.Code);
        Assert.Single(openAi.Server.Requests);
    }

    [Fact]
    public async Task An_answer_that_is_there_already_is_read_in_its_form()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Items(
            LoopbackOpenAi.Message("""{"reply":"No.","hand_off":"why","task_complete":true}"""), LoopbackOpenAi.UserItem(LoopbackOpenAi.UserText)));

        var replied = Assert.IsType<ModelOutcome.Replied>(await openAi.ReplyAsync(openAi.Request("conv_1", mayHaveBeenAsked: true, assistant: Both)));

        Assert.Equal(("No.", new ReplySignals("why", true)), (replied.Text, replied.Signals));
        Assert.Single(openAi.Server.Requests);
    }

    [Fact]
    public async Task An_answer_that_is_there_and_cannot_be_used_is_asked_for_without_being_said_twice()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(
            LoopbackOpenAi.Items(LoopbackOpenAi.Message("plain"), LoopbackOpenAi.UserItem(LoopbackOpenAi.UserText)),
            LoopbackOpenAi.Ok("""{"reply":"No.","hand_off":null,"task_complete":false}"""));

        Assert.Equal(
            "No.", Assert.IsType<ModelOutcome.Replied>(await openAi.ReplyAsync(openAi.Request("conv_1", mayHaveBeenAsked: true, assistant: Both))).Text);

        Assert.False(openAi.Server.Requests[1].Json.TryGetProperty("input", out _));
    }

    [Fact]
    public async Task The_turn_before_is_recognised_by_its_reply()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(
            LoopbackOpenAi.Items(
                LoopbackOpenAi.Message("""{"reply":"No.","hand_off":null,"task_complete":false}"""), LoopbackOpenAi.UserItem(LoopbackOpenAi.UserText)),
            LoopbackOpenAi.Ok("""{"reply":"Still no.","hand_off":null,"task_complete":false}"""));

        var request = openAi.Request(
            "conv_1", true, Both, new MessageEntry(MessageRole.User, LoopbackOpenAi.UserText), new MessageEntry(MessageRole.Assistant, "No."));

        Assert.Equal("Still no.", Assert.IsType<ModelOutcome.Replied>(await openAi.ReplyAsync(request)).Text);
    }

    [Theory]
    [InlineData("text.format.schema")]
    [InlineData("text.format")]
    public async Task A_model_that_knows_no_schema_is_explained_by_the_attribute(string param)
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Error(400, "invalid_request_error", "invalid_value", param));

        Assert.Contains(
            "'signals'",
            Assert.IsType<ModelOutcome.Refuse>(await openAi.ReplyAsync(openAi.Request(assistant: Both))).Failure.Explanation,
            StringComparison.Ordinal);
    }

    private static Assistant Asking(AskedSignals signals) => new("asst_1", "gpt-test", "Be kind.") { Signals = signals };

    private static IEnumerable<string> Properties(JsonElement schema) => schema.GetProperty("properties").EnumerateObject().Select(property => property.Name);
}
