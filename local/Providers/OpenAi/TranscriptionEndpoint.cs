using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace WhatsAppReplies.Local.Providers.OpenAi;

/// <summary>Writes recordings down: reads the form as the service does, and says something that depends on the bytes.</summary>
internal sealed class TranscriptionEndpoint(OpenAiWorld world)
{
    private const int Largest = 25 * 1024 * 1024;

    /// <summary>As people speak, about.</summary>
    private const int LettersOfASecond = 15;
    private const int TokensOfASecond = 10;
    private const int LettersOfAToken = 4;

    private static readonly Dictionary<string, string> Formats = new()
    {
        [".ogg"] = "audio/ogg",
        [".mp3"] = "audio/mpeg",
        [".mpga"] = "audio/mpeg",
        [".m4a"] = "audio/mp4",
        [".mp4"] = "audio/mp4",
        [".wav"] = "audio/wav",
    };

    public static async Task<TranscriptionRequest> ReadAsync(HttpRequest request)
    {
        if (!request.HasFormContentType) throw new OpenAiRefusedException(OpenAiError.Unreadable);

        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var model = form["model"].ToString();
        if (model.Length == 0) throw JsonChecks.Refuse("missing_required_parameter", "model", "Missing required parameter: 'model'.");
        if (!ModelCatalogue.Hears(model)) throw new OpenAiRefusedException(OpenAiError.ModelNotFound(model));
        if (form["response_format"].ToString() is not ("" or "json")) throw new NotSupportedException("Other formats of transcripts have no stand-in.");
        if (form.Files["file"] is not { } file) throw JsonChecks.Refuse("missing_required_parameter", "file", "Missing required parameter: 'file'.");
        if (file.Length > Largest) throw new OpenAiRefusedException(OpenAiError.RecordingTooLarge);

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, request.HttpContext.RequestAborted);
        var recording = bytes.ToArray();
        var isKnown = Formats.TryGetValue(Path.GetExtension(file.FileName), out var format) && KnownBytes.TypeOf(recording) == format;
        return isKnown
            ? new TranscriptionRequest(model, file.FileName, new GivenFile(format!, recording.Length, Convert.ToHexStringLower(SHA256.HashData(recording))))
            : throw JsonChecks.Refuse("invalid_value", "file", "Invalid file format. Supported formats: ['mp3', 'm4a', 'mp4', 'mpga', 'ogg', 'wav']");
    }

    public async Task<OpenAiAnswer> CreateAsync(TranscriptionRequest request, CancellationToken stopping)
    {
        var takes = world.Behaviour.Latency.Next();
        if (takes > TimeSpan.Zero) await Task.Delay(takes, world.Time, stopping);

        var says = world.Behaviour.Hears is { } hears ? hears(request) : $"This is what I have said in note {request.Recording.Sha256[..8]}.";
        return OpenAiAnswer.Ok(OpenAiJson.Write(json =>
        {
            json.WriteString("text", says);
            json.WriteStartObject("usage");
            if (ModelCatalogue.HearsByTheMinute(request.Model)) WriteDuration(json, says);
            else WriteTokens(json, says);
            json.WriteEndObject();
        }));
    }

    private static int SecondsOf(string says) => Math.Max(1, Encoding.UTF8.GetByteCount(says) / LettersOfASecond);

    private static void WriteDuration(Utf8JsonWriter json, string says)
    {
        json.WriteString("type", "duration");
        json.WriteNumber("seconds", SecondsOf(says));
    }

    private static void WriteTokens(Utf8JsonWriter json, string says)
    {
        var (heard, written) = (SecondsOf(says) * TokensOfASecond, Math.Max(1, Encoding.UTF8.GetByteCount(says) / LettersOfAToken));
        json.WriteString("type", "tokens");
        json.WriteNumber("input_tokens", heard);
        json.WriteStartObject("input_token_details");
        json.WriteNumber("text_tokens", 0);
        json.WriteNumber("audio_tokens", heard);
        json.WriteEndObject();
        json.WriteNumber("output_tokens", written);
        json.WriteNumber("total_tokens", heard + written);
    }
}
