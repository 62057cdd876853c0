using App.Tests.Fakes;
using App.Tests.Fakes.Http;
using Tests.Support.Loopback;
using WhatsAppReplies.Replies.Assistants;
using WhatsAppReplies.Shared.Results;

namespace App.Tests.Assistants;

public class CachedAssistantsTests
{
    private const string Whole =
        """{"Item":{"assistant_id":{"S":"asst_1"},"model":{"S":"gpt-test"},"instructions":{"S":"Be kind."},"max_output_tokens":{"N":"600"},"temperature":"""
        + """{"N":"0.3"},"reasoning_effort":{"S":"low"},"price_per_million_input_tokens":{"N":"0.2"},"price_per_million_output_tokens":"""
        + """{"N":"1.2"},"note":{"L":[]}}}""";

    private readonly AutoAdvancingClock _time = new();

    [Fact]
    public async Task An_assistant_is_read_by_its_id_and_kept()
    {
        await using var server = await LoopbackServer.StartAsync(Answer.Json(200, Whole));
        var assistants = Assistants(server);

        await GetAsync(assistants);
        var found = Assert.IsType<Result<Assistant>.Success>(await GetAsync(assistants));

        Assert.Equal(
            new Assistant("asst_1", "gpt-test", "Be kind.")
            {
                MaxOutputTokens = 600,
                Temperature = 0.3,
                ReasoningEffort = "low",
                InputPrice = 0.2m,
                OutputPrice = 1.2m,
            },
            found.Value);
        var request = Assert.Single(server.Requests).Json;
        Assert.Equal("assistants-table", request.GetProperty("TableName").GetString());
        Assert.Equal("asst_1", request.GetProperty("Key").GetProperty("assistant_id").GetProperty("S").GetString());
    }

    [Fact]
    public async Task What_is_not_set_stays_unset()
    {
        await using var server = await LoopbackServer.StartAsync(
            Answer.Json(
                200,
                """{"Item":{"assistant_id":{"S":"asst_1"},"model":{"S":"m"},"instructions":{"S":"i"},"temperature":"""
                + """{"NULL":true},"reasoning_effort":{"S":""}}}"""));

        Assert.Equal(new Assistant("asst_1", "m", "i"), Assert.IsType<Result<Assistant>.Success>(await GetAsync(Assistants(server))).Value);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public async Task An_assistant_says_whether_the_customer_is_shown_that_somebody_types(string flag, bool expected)
    {
        await using var server = await LoopbackServer.StartAsync(
            Answer.Json(200, Whole.Replace("\"note\"", $"\"typing_indicator\":{{\"BOOL\":{flag}}},\"note\"", StringComparison.Ordinal)));

        Assert.Equal(expected, Assert.IsType<Result<Assistant>.Success>(await GetAsync(Assistants(server))).Value.ShowsTyping);
    }

    [Fact]
    public async Task Prices_of_transcripts_are_read()
    {
        await using var server = await LoopbackServer.StartAsync(Answer.Json(200,
            """{"Item":{"assistant_id":{"S":"asst_1"},"model":{"S":"m"},"instructions":{"S":"i"},"transcription_price_per_million_input_tokens":"""
            + """{"N":"1.25"},"transcription_price_per_million_output_tokens":{"N":"5"},"transcription_price_per_minute":{"N":"0.006"}}}"""));

        Assert.Equal(
            new Assistant("asst_1", "m", "i") { TranscriptionInputPrice = 1.25m, TranscriptionOutputPrice = 5, TranscriptionMinutePrice = 0.006m },
            Assert.IsType<Result<Assistant>.Success>(await GetAsync(Assistants(server))).Value);
    }

    [Fact]
    public async Task Changed_instructions_are_used_after_the_time_limit()
    {
        await using var server = await LoopbackServer.StartAsync(
            Answer.Json(200, Whole), Answer.Json(200, Whole.Replace("Be kind.", "Be brief.", StringComparison.Ordinal)));
        var assistants = Assistants(server);
        await GetAsync(assistants);

        _time.Advance(CachedAssistants.Lifetime);

        Assert.Equal("Be brief.", Assert.IsType<Result<Assistant>.Success>(await GetAsync(assistants)).Value.Instructions);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"Item":{}}""")]
    public async Task A_missing_assistant_is_refused_and_asked_for_again_next_time(string body)
    {
        await using var server = await LoopbackServer.StartAsync(Answer.Json(200, body), Answer.Json(200, Whole));
        var assistants = Assistants(server);

        Assert.Equal("assistant_missing", Assert.IsType<Result<Assistant>.Refuse>(await GetAsync(assistants)).Failure.Code);
        Assert.IsType<Result<Assistant>.Success>(await GetAsync(assistants));
    }

    [Fact]
    public async Task Every_wrong_attribute_is_named_at_once()
    {
        await using var server = await LoopbackServer.StartAsync(Answer.Json(200,
            """{"Item":{"assistant_id":{"S":"asst_1"},"model":{"N":"4"},"max_output_tokens":{"N":"15"},"temperature":{"S":"warm"},"reasoning_effort":{"M":"""
            + """{}},"price_per_million_input_tokens":{"N":"-1"},"price_per_million_output_tokens":"""
            + """{"BOOL":true},"transcription_price_per_million_input_tokens":{"S":"1"},"transcription_price_per_million_output_tokens":"""
            + """{"N":"-5"},"transcription_price_per_minute":{"N":"2000000"}}}"""));

        var refused = Assert.IsType<Result<Assistant>.Refuse>(await GetAsync(Assistants(server)));

        Assert.Equal("assistant_malformed", refused.Failure.Code);
        Assert.Equal(
            "The assistant's item is wrong: 'model' must be a text (S) that is not empty; 'instructions' is missing; "
            + "'max_output_tokens' must be a whole number (N) from 16 to 1000000; 'temperature' must be a number (N) from 0 to 2; "
            + "'reasoning_effort' must be a text (S); "
            + "'price_per_million_input_tokens' must be a number (N) from 0 to 1000000; "
            + "'price_per_million_output_tokens' must be a number (N) from 0 to 1000000; "
            + "'transcription_price_per_million_input_tokens' must be a number (N) from 0 to 1000000; 'transcription_price_per_million_output_tokens' must be "
            + "a number (N) from 0 to 1000000; 'transcription_price_per_minute' must be a number (N) from 0 to 1000000.",
            refused.Failure.Explanation);
    }

    [Fact]
    public async Task Context_and_signals_are_read()
    {
        await using var server = await LoopbackServer.StartAsync(Answer.Json(200,
            """{"Item":{"assistant_id":{"S":"asst_1"},"model":{"S":"m"},"instructions":{"S":"i"},"context":{"L":[{"M":{"path":{"S":"a.b"},"label":"""
            + """{"S":"A"}}}]},"signals":{"L":[{"S":"task_complete"}]}}}"""));

        var found = Assert.IsType<Result<Assistant>.Success>(await GetAsync(Assistants(server))).Value;

        Assert.Equal([new ContextEntry("a.b", "A")], found.Context);
        Assert.Equal(new AskedSignals(HandOff: false, TaskComplete: true), found.Signals);
    }

    [Theory]
    [InlineData("whatsapp", ReplyFormatting.WhatsApp)]
    [InlineData("as_is", ReplyFormatting.AsIs)]
    public async Task How_the_reply_goes_out_is_read(string formatting, object expected)
    {
        await using var server = await LoopbackServer.StartAsync(Answer.Json(
            200, """{"Item":{"assistant_id":{"S":"asst_1"},"model":{"S":"m"},"instructions":{"S":"i"},"formatting":{"S":"?"}}}""".Replace(
                "?", formatting, StringComparison.Ordinal)));

        Assert.Equal(expected, Assert.IsType<Result<Assistant>.Success>(await GetAsync(Assistants(server))).Value.Formatting);
    }

    [Theory]
    [InlineData("""{"formatting":{"S":"html"}}""", "'formatting' must be whatsapp or as_is (S)")]
    [InlineData("""{"formatting":{"BOOL":true}}""", "'formatting' must be whatsapp or as_is (S)")]
    [InlineData("""{"typing_indicator":{"S":"true"}}""", "'typing_indicator' must be a boolean (BOOL), NULL, 0 or 1")]
    [InlineData("""{"context":{"S":"a"}}""", "'context' must be a list (L)")]
    [InlineData("""{"context":{"L":[{"S":"a"}]}}""", "'context[0]' must be a map (M)")]
    [InlineData(
        """{"context":{"L":[{"M":{"path":{"S":"a"},"label":{"S":" "}}}]}}""", "'context[0]' must have 'path' and 'label', texts (S) that are not empty")]
    [InlineData("""{"signals":{"L":[{"S":"hand_off"},{"S":"sing"}]}}""", "'signals' may hold 'hand_off' and 'task_complete' and nothing else")]
    [InlineData("""{"signals":{"BOOL":true}}""", "'signals' must be a list of texts (L of S)")]
    public async Task What_is_wrong_with_an_optional_attribute_is_named(string attribute, string mistake)
    {
        await using var server = await LoopbackServer.StartAsync(Answer.Json(
            200, $$"""{"Item":{"assistant_id":{"S":"asst_1"},"model":{"S":"m"},"instructions":{"S":"i"},{{attribute[1..]}}}"""));

        Assert.Equal(
            $"The assistant's item is wrong: {mistake}.", Assert.IsType<Result<Assistant>.Refuse>(await GetAsync(Assistants(server))).Failure.Explanation);
    }

    [Theory]
    [InlineData(400, "ResourceNotFoundException", "assistants_table_missing")]
    [InlineData(400, "AccessDeniedException", "assistants_table_denied")]
    [InlineData(400, "ValidationException", "assistant_id_invalid")]
    public async Task What_a_person_has_to_mend_is_refused(int status, string type, string code)
    {
        await using var server = await LoopbackServer.StartAsync(AwsServer.Error(status, type));

        Assert.Equal(code, Assert.IsType<Result<Assistant>.Refuse>(await GetAsync(Assistants(server))).Failure.Code);
    }

    [Theory]
    [InlineData(400, "ProvisionedThroughputExceededException")]
    [InlineData(400, "ThrottlingException")]
    [InlineData(500, "InternalServerError")]
    public async Task What_passes_is_tried_again(int status, string type)
    {
        await using var server = await LoopbackServer.StartAsync(AwsServer.Error(status, type));

        var outcome = Assert.IsType<Result<Assistant>.TryAgain>(await GetAsync(Assistants(server)));

        Assert.Equal(("assistants_unreachable", $"The assistants table could not be read: {type}."), (outcome.Failure.Code, outcome.Failure.Explanation));
    }

    private static Task<Result<Assistant>> GetAsync(CachedAssistants assistants) => assistants.GetAsync("asst_1", CancellationToken.None);

    private CachedAssistants Assistants(LoopbackServer server) => new(AwsServer.Dynamo(server), "assistants-table", _time);
}
