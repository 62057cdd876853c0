using Tests.Support.Loopback;
using WhatsAppReplies.Replies.Model;

namespace App.Tests.Model;

/// <summary>The provider's conversation may hold our text already: it is compared before anything is sent again.</summary>
public class ServerConversationTests
{
    [Fact]
    public async Task A_first_question_is_asked_without_a_look()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Ok());

        await openAi.ReplyAsync(openAi.Request("conv_1"));

        Assert.Equal(["POST /v1/responses"], Calls(openAi));
    }

    [Fact]
    public async Task A_question_that_an_earlier_worker_may_have_asked_is_looked_for_first()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(
            LoopbackOpenAi.Items(LoopbackOpenAi.Message("Hello"), LoopbackOpenAi.UserItem("another text")), LoopbackOpenAi.Ok());

        Assert.Equal(2, Assert.IsType<ModelOutcome.Replied>(await openAi.ReplyAsync(openAi.Request("conv_1", mayHaveBeenAsked: true))).Attempts);

        Assert.Equal(["GET /v1/conversations/conv_1/items", "POST /v1/responses"], Calls(openAi));
        Assert.Equal("desc", openAi.Server.Requests[0].Query.Single(field => field.Key == "order").Value);
    }

    [Fact]
    public async Task An_answer_that_is_there_already_is_used_and_nothing_is_asked()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(
            LoopbackOpenAi.Items(
                LoopbackOpenAi.Message("No.", "final_answer"),
                LoopbackOpenAi.Message("Hm.", "commentary"),
                LoopbackOpenAi.Reasoning(),
                LoopbackOpenAi.UserItem(LoopbackOpenAi.UserText)));

        var replied = Assert.IsType<ModelOutcome.Replied>(await openAi.ReplyAsync(openAi.Request("conv_1", mayHaveBeenAsked: true)));

        Assert.Equal(("No.", TokenUsage.None, "gpt-test"), (replied.Text, replied.Usage, replied.Model));
        Assert.Equal(["GET /v1/conversations/conv_1/items"], Calls(openAi));
    }

    [Theory]
    [MemberData(nameof(Lost))]
    public async Task After_an_unknown_outcome_the_answer_that_came_late_is_found(Answer lost)
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(
            lost, LoopbackOpenAi.Items(LoopbackOpenAi.Message("No."), LoopbackOpenAi.UserItem(LoopbackOpenAi.UserText)));

        Assert.Equal("No.", Assert.IsType<ModelOutcome.Replied>(await openAi.ReplyAsync(openAi.Request("conv_1"))).Text);

        Assert.Equal(["POST /v1/responses", "GET /v1/conversations/conv_1/items"], Calls(openAi));
    }

    public static TheoryData<Answer> Lost =>
    [
        Answer.Dropped,
        Answer.BreakWithin(200, "{"),
        Answer.Html(200),
        Answer.Html(502),
        LoopbackOpenAi.Error(500, "server_error", null),
        LoopbackOpenAi.Error(400, "invalid_request_error", "conversation_locked", "conversation"),
        LoopbackOpenAi.ResponseWith("failed", new { error = new { code = "server_error", message = "x" } }),
    ];

    [Fact]
    public async Task After_a_timeout_the_answer_that_came_late_is_found()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(
            Answer.Never(), LoopbackOpenAi.Items(LoopbackOpenAi.Message("No."), LoopbackOpenAi.UserItem(LoopbackOpenAi.UserText)));

        var reply = openAi.ReplyAsync(openAi.Request("conv_1"));
        await openAi.Server.WhenRequestArrivesAsync();
        openAi.Time.Advance(TimeSpan.FromMinutes(8));
        Assert.IsType<ModelOutcome.TryAgain>(await reply);

        var next = await openAi.ReplyAsync(openAi.Request("conv_1", mayHaveBeenAsked: true));

        Assert.Equal("No.", Assert.IsType<ModelOutcome.Replied>(next).Text);
        Assert.Equal(["POST /v1/responses", "GET /v1/conversations/conv_1/items"], Calls(openAi));
    }

    [Theory]
    [MemberData(nameof(NotRun))]
    public async Task What_surely_did_not_run_needs_no_look(Answer answer)
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(answer, LoopbackOpenAi.Ok());

        await openAi.ReplyAsync(openAi.Request("conv_1"));

        Assert.Equal(["POST /v1/responses", "POST /v1/responses"], Calls(openAi));
    }

    public static TheoryData<Answer> NotRun =>
    [
        LoopbackOpenAi.Error(429, "rate_limit_error", "rate_limit_exceeded"),
        LoopbackOpenAi.Error(401, "invalid_request_error", "invalid_api_key"),
    ];

    [Fact]
    public async Task A_text_that_is_there_without_an_answer_is_answered_without_being_said_twice()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Items(LoopbackOpenAi.UserItem(LoopbackOpenAi.UserText)), LoopbackOpenAi.Ok());

        Assert.IsType<ModelOutcome.Replied>(await openAi.ReplyAsync(openAi.Request("conv_1", mayHaveBeenAsked: true)));

        var json = openAi.Server.Requests[1].Json;
        Assert.False(json.TryGetProperty("input", out _));
        Assert.Equal("conv_1", json.GetProperty("conversation").GetProperty("id").GetString());
    }

    [Fact]
    public async Task An_answer_without_text_or_cut_short_is_no_answer()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(
            LoopbackOpenAi.Items(
                LoopbackOpenAi.Message("No, you", status: "incomplete"),
                LoopbackOpenAi.Message(""),
                LoopbackOpenAi.UserItem(LoopbackOpenAi.UserText)), LoopbackOpenAi.Ok());

        await openAi.ReplyAsync(openAi.Request("conv_1", mayHaveBeenAsked: true));

        Assert.False(openAi.Server.Requests[1].Json.TryGetProperty("input", out _));
    }

    [Fact]
    public async Task A_refusal_that_is_there_already_is_for_a_person()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(
            LoopbackOpenAi.Items(LoopbackOpenAi.Refusal(), LoopbackOpenAi.UserItem(LoopbackOpenAi.UserText)));

        Assert.Equal(
            "openai_refused", Assert.IsType<ModelOutcome.Unusable>(await openAi.ReplyAsync(openAi.Request("conv_1", mayHaveBeenAsked: true))).Failure.Code);
    }

    [Fact]
    public async Task The_same_words_in_two_turns_are_two_questions()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(
            LoopbackOpenAi.Items(LoopbackOpenAi.Message("No."), LoopbackOpenAi.UserItem(LoopbackOpenAi.UserText)), LoopbackOpenAi.Ok("As I said: no."));

        var replied = Assert.IsType<ModelOutcome.Replied>(await openAi.ReplyAsync(openAi.Request(
            "conv_1", mayHaveBeenAsked: true, history: [new(MessageRole.User, LoopbackOpenAi.UserText), new(MessageRole.Assistant, "No.")])));

        Assert.Equal("As I said: no.", replied.Text);
        Assert.True(openAi.Server.Requests[1].Json.TryGetProperty("input", out _));
    }

    [Fact]
    public async Task A_look_that_fails_is_repeated_before_anything_is_asked()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(
            Answer.Html(502), Answer.Json(200, "[]"), Answer.Dropped, LoopbackOpenAi.Items(), LoopbackOpenAi.Ok());

        Assert.IsType<ModelOutcome.Replied>(await openAi.ReplyAsync(openAi.Request("conv_1", mayHaveBeenAsked: true)));

        Assert.Equal(["GET", "GET", "GET", "GET", "POST"], openAi.Server.Requests.Select(request => request.Method));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"data":null}""")]
    [InlineData("""{"data":5}""")]
    [InlineData("""{"data":[null]}""")]
    [InlineData("""{"data":[{}]}""")]
    [InlineData("""{"data":[{"type":"message","content":"?"}]}""")]
    [InlineData("""{"data":[{"type":"message","role":"user"}]}""")]
    [InlineData("""{"data":[{"type":"message","role":"user","content":null}]}""")]
    [InlineData("""{"data":[{"type":"message","role":"user","content":[{"type":"input_text"}]}]}""")]
    public async Task A_look_that_does_not_say_what_was_asked_is_repeated_before_anything_is_asked(string list)
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(
            Answer.Json(200, list), LoopbackOpenAi.Items(LoopbackOpenAi.Message("No."), LoopbackOpenAi.UserItem(LoopbackOpenAi.UserText)));

        Assert.Equal("No.", Assert.IsType<ModelOutcome.Replied>(await openAi.ReplyAsync(openAi.Request("conv_1", mayHaveBeenAsked: true))).Text);

        Assert.Equal(["GET", "GET"], openAi.Server.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task A_look_with_a_refused_key_gets_a_fresh_one()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(
            LoopbackOpenAi.Error(401, "invalid_request_error", "invalid_api_key"), LoopbackOpenAi.Items(), LoopbackOpenAi.Ok());

        Assert.IsType<ModelOutcome.Replied>(await openAi.ReplyAsync(openAi.Request("conv_1", mayHaveBeenAsked: true)));

        Assert.Equal(["Bearer sk-first", "Bearer sk-second", "Bearer sk-second"], openAi.Server.Requests.Select(request => request.Headers["Authorization"]));
    }

    [Fact]
    public async Task Without_a_server_conversation_there_is_nothing_to_compare()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(Answer.Dropped, LoopbackOpenAi.Ok());

        await openAi.ReplyAsync(openAi.Request(mayHaveBeenAsked: true));

        Assert.Equal(["POST /v1/responses", "POST /v1/responses"], Calls(openAi));
    }

    private static IEnumerable<string> Calls(LoopbackOpenAi openAi) => openAi.Server.Requests.Select(request => $"{request.Method} {request.Path}");
}
