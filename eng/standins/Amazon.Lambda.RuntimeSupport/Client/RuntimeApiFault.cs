using System.Net;

namespace Amazon.Lambda.RuntimeSupport;

internal static class RuntimeApiFault
{
    public static async Task ThrowUnlessAcceptedAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted or HttpStatusCode.NoContent)
        {
            return;
        }

        var body = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => h.Value);
        throw new RuntimeApiClientException(Meaning(response.StatusCode), (int)response.StatusCode, body, headers, null);
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
