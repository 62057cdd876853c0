using System.Net.Http.Headers;
using System.Text.Json;
using WhatsAppReplies.Local.Providers.OpenAi;

namespace WhatsAppReplies.Local.Tests.Providers.OpenAi;

/// <summary>Recordings that are written down.</summary>
public sealed class TranscriptionTests : OpenAiTestBase
{
    private static readonly byte[] Ogg = [.. "OggS"u8, 0, 2, .. "OpusHead"u8];

    [Fact]
    public async Task What_is_heard_depends_on_the_recording()
    {
        var (_, one) = await SendAsync("whisper-1", "note.ogg", Ogg);
        var (_, same) = await SendAsync("whisper-1", "note.ogg", Ogg);
        var (_, other) = await SendAsync("whisper-1", "note.ogg", [.. Ogg, 1]);

        Assert.Equal(one.GetProperty("text").GetString(), same.GetProperty("text").GetString());
        Assert.NotEqual(one.GetProperty("text").GetString(), other.GetProperty("text").GetString());
        Assert.Equal(
            ("whisper-1", "note.ogg", Ogg.Length),
            Server.Calls[0].Transcription is { } heard ? (heard.Model, heard.FileName, heard.Recording.Length) : default);
    }

    [Fact]
    public async Task A_test_says_what_is_heard()
    {
        Server.Behaviour.Hears = _ => "I can start on Monday";

        Assert.Equal("I can start on Monday", (await SendAsync("gpt-4o-mini-transcribe", "note.ogg", Ogg)).Body.GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("whisper-1", "duration", "seconds")]
    [InlineData("gpt-4o-mini-transcribe", "tokens", "input_tokens")]
    public async Task What_is_charged_is_told_by_tokens_or_by_time_as_the_model_is_charged(string model, string type, string counted)
    {
        var usage = (await SendAsync(model, "note.ogg", Ogg)).Body.GetProperty("usage");

        Assert.Equal(type, usage.GetProperty("type").GetString());
        Assert.True(usage.GetProperty(counted).GetInt32() > 0);
    }

    [Fact]
    public async Task A_scripted_fault_comes_in_place_of_words()
    {
        Server.Script.When(call => call.Endpoint == OpenAiEndpoint.CreateTranscription, new OpenAiFault.Refuse(OpenAiError.Overloaded), times: 1);

        Assert.Equal(503, (await SendAsync("whisper-1", "note.ogg", Ogg)).Status);
        Assert.Equal(200, (await SendAsync("whisper-1", "note.ogg", Ogg)).Status);
    }

    [Theory]
    [InlineData("gpt-5.6-luna", "note.ogg", "model_not_found")]
    [InlineData("", "note.ogg", "missing_required_parameter")]
    [InlineData("whisper-1", "note.mp3", "invalid_value")]
    [InlineData("whisper-1", "note.txt", "invalid_value")]
    public async Task What_the_service_refuses_is_refused(string model, string name, string code)
    {
        var (status, body) = await SendAsync(model, name, Ogg);

        Assert.Equal((400, code), (status, body.GetProperty("error").GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_recording_may_be_just_so_large() =>
        Assert.Equal(413, (await SendAsync("whisper-1", "note.ogg", new byte[(25 * 1024 * 1024) + 1])).Status);

    private async Task<(int Status, JsonElement Body)> SendAsync(string model, string name, byte[] bytes)
    {
        using var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("audio/ogg");
        using var form = new MultipartFormDataContent { { new StringContent(model), "model" }, { file, "file", name } };
        using var response = await Http.PostAsync("audio/transcriptions", form);
        return ((int)response.StatusCode, await JsonAsync(response));
    }
}
