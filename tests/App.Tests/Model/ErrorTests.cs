using Tests.Support.Loopback;
using WhatsAppReplies.Replies.Assistants;
using WhatsAppReplies.Replies.Model;

namespace App.Tests.Model;

/// <summary>What an HTTP error comes to.</summary>
public class ErrorTests
{
    [Theory]
    [InlineData(403, "invalid_request_error", "unsupported_country", null, "openai_forbidden")]
    [InlineData(401, "invalid_request_error", "incorrect_hostname", null, "openai_wrong_host")]
    [InlineData(400, "invalid_request_error", "model_not_found", "model", "openai_model_not_found")]
    [InlineData(404, "invalid_request_error", "model_not_found", null, "openai_model_not_found")]
    [InlineData(404, "invalid_request_error", null, null, "openai_not_found")]
    [InlineData(400, "invalid_request_error", "context_length_exceeded", "input", "openai_context_too_long")]
    [InlineData(400, "invalid_request_error", "invalid_prompt", null, "openai_content_refused")]
    [InlineData(400, "invalid_request_error", "missing_required_parameter", null, "openai_bad_request")]
    [InlineData(400, "invalid_request_error", "invalid_value", "input[0].content", "openai_parameter_refused")]
    [InlineData(413, "invalid_request_error", null, null, "openai_bad_request")]
    [InlineData(429, "insufficient_quota", "insufficient_quota", null, "openai_quota")]
    [InlineData(429, "insufficient_quota", null, null, "openai_quota")]
    [InlineData(429, "billing", "credit_balance_exhausted", null, "openai_quota")]
    [InlineData(429, "billing", "organization_spend_limit_exceeded", null, "openai_quota")]
    [InlineData(429, "billing", "project_spend_limit_exceeded", null, "openai_quota")]
    [InlineData(429, "billing", "organization_usage_limit_exceeded", null, "openai_quota")]
    public async Task What_never_helps_to_repeat_is_refused_after_one_request(int status, string type, string? code, string? param, string expected)
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Error(status, type, code, param));

        var refused = Assert.IsType<ModelOutcome.Refuse>(await openAi.ReplyAsync());

        Assert.Equal((expected, 1), (refused.Failure.Code, refused.Attempts));
        Assert.DoesNotContain(LoopbackOpenAi.UserText, refused.Failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("temperature", "temperature")]
    [InlineData("reasoning.effort", "reasoning_effort")]
    [InlineData("max_output_tokens", "max_output_tokens")]
    [InlineData("instructions", "instructions")]
    public async Task A_refused_parameter_names_the_attribute_to_change(string param, string attribute)
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Error(400, "invalid_request_error", null, param));

        var refused = Assert.IsType<ModelOutcome.Refuse>(await openAi.ReplyAsync());

        Assert.Contains($"parameter '{param}'", refused.Failure.Explanation, StringComparison.Ordinal);
        Assert.Contains($"'{attribute}' of the assistant's item", refused.Failure.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_above_the_accounts_limit_is_repeated_once_with_half_of_the_history()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(TooLarge, LoopbackOpenAi.Ok());
        MessageEntry[] history =
        [
            .. Enumerable.Range(0, 8).Select(turn => new MessageEntry(turn % 2 == 0 ? MessageRole.User : MessageRole.Assistant, "some words")),
        ];

        var replied = Assert.IsType<ModelOutcome.Replied>(await openAi.ReplyAsync(openAi.Request(history: history)));

        Assert.Equal(2, replied.Attempts);
        Assert.Equal([9, 5], openAi.Server.Requests.Select(request => request.Json.GetProperty("input").GetArrayLength()));
    }

    [Fact]
    public async Task A_request_that_stays_above_the_accounts_limit_is_for_a_person()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(TooLarge);

        var refused = Assert.IsType<ModelOutcome.Refuse>(await openAi.ReplyAsync(openAi.Request(history: new MessageEntry(MessageRole.User, "some words"))));

        Assert.Equal(("openai_request_too_large", 2), (refused.Failure.Code, refused.Attempts));
    }

    private static Answer TooLarge => Answer.Json(
        429,
        """{"error":{"message":"Request too large for gpt-test on tokens per min (TPM): Limit 30000, """
        + """Requested 40000.","type":"tokens","param":null,"code":"rate_limit_exceeded"}}""");

    [Fact]
    public async Task A_wrong_host_names_the_setting_to_change_and_leaves_the_key_alone()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Error(401, "invalid_request_error", "incorrect_hostname"));

        var refused = Assert.IsType<ModelOutcome.Refuse>(await openAi.ReplyAsync());

        Assert.Contains("'openAiBaseUrl'", refused.Failure.Explanation, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Failure.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_parameter_without_a_name_leaves_those_that_are_set()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Error(400, "invalid_request_error", null));

        var refused = Assert.IsType<ModelOutcome.Refuse>(
            await openAi.ReplyAsync(openAi.Request(assistant: new Assistant("a", "m", "i") { Temperature = 1, MaxOutputTokens = 99 })));

        Assert.Contains("sets 'temperature', 'max_output_tokens'", refused.Failure.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_no_name_is_not_repeated()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Error(400, "call +447700900123", "tell 447700900123", "x447700900123"));

        Assert.DoesNotContain("4477", Assert.IsType<ModelOutcome.Refuse>(await openAi.ReplyAsync()).Failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_server_conversation_names_the_attribute_of_the_record()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Error(404, "invalid_request_error", null));

        var refused = Assert.IsType<ModelOutcome.Refuse>(await openAi.ReplyAsync(openAi.Request("conv_gone")));

        Assert.Equal("openai_conversation_missing", refused.Failure.Code);
        Assert.Contains("'openai_thread_id'", refused.Failure.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task What_passes_is_tried_again_until_it_has_passed(Answer answer)
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(answer, answer, LoopbackOpenAi.Ok());

        Assert.Equal(3, Assert.IsType<ModelOutcome.Replied>(await openAi.ReplyAsync()).Attempts);
    }

    public static TheoryData<Answer> Passing =>
    [
        LoopbackOpenAi.Error(429, "rate_limit_error", "rate_limit_exceeded"),
        LoopbackOpenAi.Error(429, "tokens", "rate_limit_exceeded"),
        LoopbackOpenAi.Error(429, "rate_limit_error", "slow_down"),
        LoopbackOpenAi.Error(429, "rate_limit_error", null),
        LoopbackOpenAi.Error(400, "invalid_request_error", "conversation_locked", "conversation"),
        LoopbackOpenAi.Error(500, "server_error", "server_error"),
        LoopbackOpenAi.Error(503, "service_unavailable_error", "server_is_overloaded"),
        LoopbackOpenAi.Error(409, "conflict", null),
        Answer.Html(502),
        Answer.Html(429),
        Answer.Json(504, ""),
        Answer.Dropped,
        Answer.BreakWithin(200, """{"status":"compl"""),
    ];

    [Fact]
    public async Task What_does_not_pass_is_given_back_with_its_reason()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Error(500, "server_error", "server_error"));

        var outcome = Assert.IsType<ModelOutcome.TryAgain>(await openAi.ReplyAsync());

        Assert.Equal(("openai_unavailable", 5), (outcome.Failure.Code, outcome.Attempts));
        Assert.Equal("The model provider answered 500 (server_error).", outcome.Failure.Explanation);
    }

    [Fact]
    public async Task A_provider_that_cannot_be_reached_is_given_back()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync();
        await openAi.Server.StopAsync();

        Assert.Equal("openai_unreachable", Assert.IsType<ModelOutcome.TryAgain>(await openAi.ReplyAsync()).Failure.Code);
    }
}
