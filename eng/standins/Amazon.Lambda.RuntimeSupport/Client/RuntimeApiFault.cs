using System.Net;
using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport;

internal static class RuntimeApiFault
{
    public static async Task ThrowUnlessAcceptedAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Accepted or HttpStatusCode.NoContent))
        {
            throw await FaultAsync(response, Meaning(response.StatusCode), null, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>An error counts as taken only when the answer says so in JSON.</summary>
    public static async Task ThrowUnlessConfirmedAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode != HttpStatusCode.Accepted)
        {
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (JsonException e)
        {
            throw await FaultAsync(response, "Could not deserialize the response body.", e, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<RuntimeApiClientException> FaultAsync(
        HttpResponseMessage response, string message, Exception cause, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => h.Value);
        return new RuntimeApiClientException(message, (int)response.StatusCode, body, headers, cause);
    }

    private static string Meaning(HttpStatusCode status) => status switch
    {
        HttpStatusCode.BadRequest => "Bad Request",
        HttpStatusCode.Forbidden => "Forbidden",
        HttpStatusCode.RequestEntityTooLarge => "Payload Too Large",
        HttpStatusCode.InternalServerError => "Container error. Non-recoverable state. Runtime should exit promptly.",
        _ => $"The HTTP status code of the response was not expected ({(int)status}).",
    };
}
