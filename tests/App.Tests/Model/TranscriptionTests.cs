using System.Text;
using App.Tests.Fakes;
using App.Tests.Fakes.Turns;
using Tests.Support.Loopback;
using WhatsAppReplies.Replies.Media;
using WhatsAppReplies.Replies.Model;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Secrets;

namespace App.Tests.Model;

/// <summary>A recording, written down over the wire.</summary>
public class TranscriptionTests
{
    private const string Words = "I can start on Monday";

    [Fact]
    public async Task A_recording_goes_out_in_a_form_and_comes_back_in_words()
    {
        await using var model = await LoopbackOpenAi.StartAsync(Said($"  {Words} "));

        Assert.Equal(Words, Assert.IsType<TranscriptOutcome.Told>(await model.TranscribeAsync(Recording)).Text);

        var request = model.Server.OnlyRequest;
        Assert.Equal(("POST", "/v1/audio/transcriptions", "Bearer sk-first"), (request.Method, request.Path, request.Headers["Authorization"]));
        Assert.Equal(request.Body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), request.Headers["Content-Length"]);
        var boundary = request.Headers["Content-Type"].Split("boundary=")[1];
        byte[] form =
        [
            .. Encoding.UTF8.GetBytes(
                $"--{boundary}\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nwhisper-test\r\n"
                + $"--{boundary}\r\nContent-Disposition: form-data; name=\"response_format\"\r\n\r\njson\r\n"
                + $"--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"recording.ogg\"\r\nContent-Type: audio/ogg\r\n\r\n"),
            .. SampleFiles.Ogg,
            .. Encoding.UTF8.GetBytes($"\r\n--{boundary}--\r\n"),
        ];
        Assert.Equal(form, request.Body);
    }

    [Fact]
    public async Task A_recording_in_which_nobody_speaks_has_no_words()
    {
        await using var model = await LoopbackOpenAi.StartAsync(Said(""));

        Assert.Equal("", Assert.IsType<TranscriptOutcome.Told>(await model.TranscribeAsync(Recording)).Text);
    }

    [Theory]
    [InlineData(
        """{"type":"tokens","input_tokens":14,"input_token_details":{"text_tokens":0,"audio_tokens":14},"output_tokens":45,"total_tokens":59}""",
        "14 tokens in, 45 out")]
    [InlineData("""{"type":"tokens","input_tokens":0,"output_tokens":0,"total_tokens":0}""", "0 tokens in, 0 out")]
    [InlineData("""{"type":"duration","seconds":3}""", "3 s")]
    [InlineData("""{"type":"duration","seconds":12.5}""", "12.5 s")]
    [InlineData("""{"type":"tokens","input_tokens":14}""", null)]
    [InlineData("""{"type":"tokens","input_tokens":14,"output_tokens":-1}""", null)]
    [InlineData("""{"type":"tokens","input_tokens":"14","output_tokens":45}""", null)]
    [InlineData("""{"type":"duration"}""", null)]
    [InlineData("""{"type":"duration","seconds":-3}""", null)]
    [InlineData("""{"type":"duration","seconds":1e300}""", null)]
    [InlineData("""{"type":"credits","credits":5}""", null)]
    [InlineData("""{"input_tokens":14,"output_tokens":45}""", null)]
    [InlineData("""[]""", null)]
    [InlineData("""null""", null)]
    public async Task What_the_provider_counts_is_read_and_what_it_does_not_say_is_not_zero(string usage, string? counted)
    {
        await using var model = await LoopbackOpenAi.StartAsync(Answer.Json(200, $"{{\"text\":\"{Words}\",\"usage\":{usage}}}"));

        var told = Assert.IsType<TranscriptOutcome.Told>(await model.TranscribeAsync(Recording));

        Assert.Equal(Words, told.Text);
        Assert.Equal(counted, told.Usage switch
        {
            TranscriptUsage.Tokens tokens => $"{tokens.Input} tokens in, {tokens.Output} out",
            TranscriptUsage.Duration duration => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{duration.Seconds} s"),
            _ => null,
        });
    }

    [Fact]
    public async Task An_answer_without_usage_is_a_transcript_all_the_same()
    {
        await using var model = await LoopbackOpenAi.StartAsync(Answer.Json(200, $"{{\"text\":\"{Words}\"}}"));

        Assert.Null(Assert.IsType<TranscriptOutcome.Told>(await model.TranscribeAsync(Recording)).Usage);
    }

    [Theory]
    [InlineData(400, "invalid_value")]
    [InlineData(400, null)]
    [InlineData(413, null)]
    [InlineData(415, null)]
    public async Task A_recording_that_the_provider_cannot_read_stays_unread(int status, string? code)
    {
        await using var model = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Error(status, "invalid_request_error", code));

        Assert.IsType<TranscriptOutcome.Unreadable>(await model.TranscribeAsync(Recording));
    }

    [Theory]
    [InlineData(408, null)]
    [InlineData(429, "rate_limit_exceeded")]
    [InlineData(500, "server_error")]
    [InlineData(503, null)]
    public async Task What_passes_may_be_tried_again(int status, string? code)
    {
        await using var model = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Error(status, "x", code).With("Retry-After", "7"));

        Assert.Equal(TimeSpan.FromSeconds(7), Assert.IsType<TranscriptOutcome.TryAgain>(await model.TranscribeAsync(Recording)).RetryAfter);
        Assert.Single(model.Server.Requests);
    }

    [Theory]
    [InlineData(503, 300)]
    [InlineData(429, 3600)]
    public async Task A_service_that_is_out_cannot_ask_for_an_hour_and_a_limit_of_the_rate_can(int status, int seconds)
    {
        await using var model = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Error(status, "x", null).With("Retry-After", "3600"));

        Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.IsType<TranscriptOutcome.TryAgain>(await model.TranscribeAsync(Recording)).RetryAfter);
    }

    [Theory]
    [InlineData(403, "no_access", "openai_forbidden")]
    [InlineData(404, null, "openai_transcription_model_not_found")]
    [InlineData(400, "model_not_found", "openai_transcription_model_not_found")]
    [InlineData(429, "insufficient_quota", "openai_quota")]
    [InlineData(401, "incorrect_hostname", "openai_wrong_host")]
    public async Task What_a_person_has_to_mend_is_refused(int status, string? code, string failure)
    {
        await using var model = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Error(status, "x", code));

        Assert.Equal(failure, Assert.IsType<TranscriptOutcome.Refuse>(await model.TranscribeAsync(Recording)).Failure.Code);
    }

    [Fact]
    public async Task A_refused_key_is_fetched_anew_once()
    {
        await using var model = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Error(401, "x", "invalid_api_key"), Said(Words));

        Assert.Equal(2, Assert.IsType<TranscriptOutcome.Told>(await model.TranscribeAsync(Recording)).Attempts);
        Assert.Equal(["Bearer sk-first", "Bearer sk-second"], model.Server.Requests.Select(request => request.Headers["Authorization"]));
        Assert.Equal(["openai-secret", "openai-secret"], model.Secrets.Asked);
    }

    [Fact]
    public async Task A_key_that_is_refused_twice_is_a_persons()
    {
        await using var model = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Error(401, "x", "invalid_api_key"));

        Assert.Equal("openai_unauthorized", Assert.IsType<TranscriptOutcome.Refuse>(await model.TranscribeAsync(Recording)).Failure.Code);
        Assert.Equal(2, model.Server.Requests.Count);
    }

    [Fact]
    public async Task Without_a_key_nobody_is_asked()
    {
        await using var model = await LoopbackOpenAi.StartAsync(Said(Words));
        model.Secrets = new FixedSecrets<OpenAiKey>(
            new Result<OpenAiKey>.TryAgain(new Failure("secrets", "x")), new Result<OpenAiKey>.Refuse(new Failure("secret_missing", "x")));

        Assert.IsType<TranscriptOutcome.TryAgain>(await model.TranscribeAsync(Recording));
        Assert.IsType<TranscriptOutcome.Refuse>(await model.TranscribeAsync(Recording));
        Assert.Empty(model.Server.Requests);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("no JSON")]
    [InlineData("""{"text": 5}""")]
    public async Task An_answer_without_a_transcript_is_none(string body)
    {
        await using var model = await LoopbackOpenAi.StartAsync(Answer.Json(200, body));

        Assert.IsType<TranscriptOutcome.TryAgain>(await model.TranscribeAsync(Recording));
    }

    [Fact]
    public async Task A_connection_that_breaks_is_no_transcript()
    {
        await using var model = await LoopbackOpenAi.StartAsync(Answer.Dropped);

        Assert.IsType<TranscriptOutcome.TryAgain>(await model.TranscribeAsync(Recording));
    }

    [Fact]
    public async Task A_transcript_that_does_not_come_is_given_up()
    {
        await using var model = await LoopbackOpenAi.StartAsync(Answer.Never());
        var transcribing = model.TranscribeAsync(Recording);
        await model.Server.WhenRequestArrivesAsync();

        model.Time.Advance(TimeSpan.FromMinutes(3));

        Assert.Equal("openai_transcription_timeout", Assert.IsType<TranscriptOutcome.TryAgain>(await transcribing).Failure.Code);
        await model.Server.WhenClientGaveUpAsync();
    }

    private static MediaFile Recording => new(FileType.Ogg, FileBytes.Of(SampleFiles.Ogg));

    private static Answer Said(string text) =>
        Answer.Json(200, System.Text.Json.JsonSerializer.Serialize(new { text, usage = new { type = "duration", seconds = 3 } }));
}
