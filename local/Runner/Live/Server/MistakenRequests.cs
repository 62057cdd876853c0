using Microsoft.AspNetCore.Http;

namespace WhatsAppReplies.Local.Runner.Live.Server;

/// <summary>Requests that no endpoint can read, whatever the endpoint: answered with a sentence, as other mistakes are.</summary>
internal static class MistakenRequests
{
    public static async Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        var response = context.Response;
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException mistake) when (!response.HasStarted)
        {
            // What is said there names parameters of this program.
            response.StatusCode = mistake.StatusCode;
        }

        if (!response.HasStarted && Sentence(response.StatusCode) is { } sentence)
            await response.WriteAsJsonAsync(new MistakeAnswer(sentence), context.RequestAborted);
    }

    /// <summary>Null: no endpoint has refused to read it.</summary>
    private static string? Sentence(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "Something of the request is missing, or is no value of its kind.",
        StatusCodes.Status413PayloadTooLarge => "A phone sends at most 16 MB.",
        StatusCodes.Status415UnsupportedMediaType => "What is sent here is JSON, and says so.",
        _ => null,
    };
}
