using Tests.Support.Loopback;
using WhatsAppReplies.Replies.Model;

namespace App.Tests.Model;

/// <summary>What an answer with HTTP 200 comes to.</summary>
public class AnswerTests
{
    [Fact]
    public async Task A_completed_answer_is_a_reply_with_its_tokens_and_model()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(
            LoopbackOpenAi.Response("completed", LoopbackOpenAi.Reasoning(), LoopbackOpenAi.Message(" No. \n")));

        var replied = Assert.IsType<ModelOutcome.Replied>(await openAi.ReplyAsync());

        Assert.Equal(("No.", new TokenUsage(100, 20, 120), "gpt-test-2026-09-01", 1), (replied.Text, replied.Usage, replied.Model, replied.Attempts));
    }

    [Fact]
    public async Task Commentary_never_reaches_the_customer()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(
            LoopbackOpenAi.Response("completed", LoopbackOpenAi.Message("Let me look that up.", "commentary"), LoopbackOpenAi.Message("No.", "final_answer")));

        Assert.Equal("No.", Assert.IsType<ModelOutcome.Replied>(await openAi.ReplyAsync()).Text);
    }

    [Fact]
    public async Task Where_a_message_is_the_final_answer_those_without_a_phase_are_not()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(
            LoopbackOpenAi.Response(
                "completed", LoopbackOpenAi.Message("Hm."), LoopbackOpenAi.Message("No.", "final_answer"), LoopbackOpenAi.Message("Done.")));

        Assert.Equal("No.", Assert.IsType<ModelOutcome.Replied>(await openAi.ReplyAsync()).Text);
    }

    [Fact]
    public async Task Several_messages_without_a_phase_are_paragraphs()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(
            LoopbackOpenAi.Response("completed", LoopbackOpenAi.Message("One."), LoopbackOpenAi.Message("Two.")));

        Assert.Equal("One.\n\nTwo.", Assert.IsType<ModelOutcome.Replied>(await openAi.ReplyAsync()).Text);
    }

    [Fact]
    public async Task Missing_usage_counts_nothing()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(
            LoopbackOpenAi.ResponseWith("completed", new { usage = (object?)null }, LoopbackOpenAi.Message("No.")));

        Assert.Equal(TokenUsage.None, Assert.IsType<ModelOutcome.Replied>(await openAi.ReplyAsync()).Usage);
    }

    [Theory]
    [InlineData(@"Hi \ud83d there", "Hi \uFFFD there")]
    [InlineData(@"Hi \ude42", "Hi \uFFFD")]
    [InlineData(@"\ud83d\ud83d\ude42 \\ud83d \u00e9\n!", "\uFFFD🙂 \\ud83d é\n!")]
    public async Task Half_a_surrogate_pair_does_not_throw_the_answer_away(string written, string read)
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(Answer.Json(
            200, $"{{\"status\":\"completed\",\"output\":[1,{{\"type\":\"message\",\"content\":[{{\"type\":\"output_text\",\"text\":\"{written}\"}}]}}]}}"));

        var replied = Assert.IsType<ModelOutcome.Replied>(await openAi.ReplyAsync());

        Assert.Equal((read, 1), (replied.Text, replied.Attempts));
    }

    [Fact]
    public async Task A_refusal_of_the_model_is_paid_for_and_not_asked_for_again()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Response("completed", LoopbackOpenAi.Refusal()));

        var unusable = Assert.IsType<ModelOutcome.Unusable>(await openAi.ReplyAsync());

        Assert.Equal(("openai_refused", 1, new TokenUsage(100, 20, 120)), (unusable.Failure.Code, unusable.Attempts, unusable.Usage));
    }

    [Theory]
    [InlineData("max_output_tokens", "openai_cut_short")]
    [InlineData("content_filter", "openai_content_filtered")]
    [InlineData("something_new", "openai_incomplete")]
    public async Task An_incomplete_answer_is_paid_for_and_not_asked_for_again(string reason, string code)
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(
            LoopbackOpenAi.ResponseWith("incomplete", new { incomplete_details = new { reason } }, LoopbackOpenAi.Message("No, you", status: "incomplete")));

        var unusable = Assert.IsType<ModelOutcome.Unusable>(await openAi.ReplyAsync());

        Assert.Equal((code, 1, new TokenUsage(100, 20, 120)), (unusable.Failure.Code, unusable.Attempts, unusable.Usage));
    }

    [Fact]
    public async Task A_cut_answer_names_the_attribute_that_cut_it()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(
            LoopbackOpenAi.ResponseWith("incomplete", new { incomplete_details = new { reason = "max_output_tokens" } }));

        var unusable = Assert.IsType<ModelOutcome.Unusable>(await openAi.ReplyAsync());

        Assert.Contains("'max_output_tokens'", unusable.Failure.Explanation, StringComparison.Ordinal);
    }

    public static TheoryData<Answer> WithoutText =>
    [
        LoopbackOpenAi.Response("completed"),
        LoopbackOpenAi.Response("completed", LoopbackOpenAi.Reasoning()),
        LoopbackOpenAi.Response("completed", LoopbackOpenAi.Message("  ")),
        LoopbackOpenAi.Response("completed", LoopbackOpenAi.Message("thinking", "commentary")),
    ];

    [Theory]
    [MemberData(nameof(WithoutText))]
    public async Task A_completed_answer_without_text_is_paid_for_and_not_asked_for_again(Answer answer)
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(answer);

        var unusable = Assert.IsType<ModelOutcome.Unusable>(await openAi.ReplyAsync());

        Assert.Equal(("openai_empty", 1), (unusable.Failure.Code, unusable.Attempts));
    }

    [Theory]
    [InlineData("invalid_prompt", "openai_content_refused")]
    [InlineData("bio_policy", "openai_content_refused")]
    [InlineData("data_residency_mismatch", "openai_residency")]
    public async Task A_failure_with_200_that_is_our_own_is_not_repeated(string error, string code)
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(
            LoopbackOpenAi.ResponseWith("failed", new { error = new { code = error, message = "x" }, usage = (object?)null }));

        Assert.Equal(code, await RefusalAsync(openAi));
        Assert.Single(openAi.Server.Requests);
    }

    [Theory]
    [InlineData("server_error")]
    [InlineData("rate_limit_exceeded")]
    [InlineData("vector_store_timeout")]
    [InlineData("something_new")]
    public async Task A_failure_with_200_of_the_provider_is_tried_again(string error)
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(
            LoopbackOpenAi.ResponseWith("failed", new { error = new { code = error, message = "x" }, usage = (object?)null }), LoopbackOpenAi.Ok());

        Assert.Equal(2, Assert.IsType<ModelOutcome.Replied>(await openAi.ReplyAsync()).Attempts);
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task An_answer_that_cannot_be_read_is_tried_again_and_in_the_end_given_back(string code, Answer answer)
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(answer);

        var outcome = Assert.IsType<ModelOutcome.TryAgain>(await openAi.ReplyAsync());

        Assert.Equal((code, 5), (outcome.Failure.Code, outcome.Attempts));
        Assert.Equal(5, openAi.Server.Requests.Count);
    }

    public static TheoryData<string, Answer> Unreadable => new()
    {
        { "openai_unknown_status", LoopbackOpenAi.Response("pondering", LoopbackOpenAi.Message("No.")) },
        { "openai_unfinished", LoopbackOpenAi.Response("in_progress") },
        { "openai_unfinished", LoopbackOpenAi.Response("queued") },
        { "openai_unfinished", LoopbackOpenAi.Response("cancelled") },
        { "openai_garbage", Answer.Html(200) },
        { "openai_garbage", Answer.Json(200, "") },
        { "openai_unknown_status", Answer.Json(200, "[1]") },
    };

    private static async Task<string> RefusalAsync(LoopbackOpenAi openAi) => Assert.IsType<ModelOutcome.Refuse>(await openAi.ReplyAsync()).Failure.Code;
}
