using System.Net;
using System.Text.Json;
using Twilio.Exceptions;
using Twilio.Http;

namespace Twilio.Clients;

internal static class ApiErrors
{
    public static Response ThrowIfAny(Response response)
    {
        if (response is null)
        {
            throw new ApiConnectionException("Connection Error: No response received.");
        }

        if (response.StatusCode is >= HttpStatusCode.OK and < HttpStatusCode.BadRequest)
        {
            return response;
        }

        throw Parse(response) ?? new ApiException($"Api Error: {response.StatusCode} - {response.Content ?? "[no content]"}");
    }

    // A gateway in between answers in HTML or not at all; then there is no code to give.
    private static ApiException Parse(Response response)
    {
        if (string.IsNullOrWhiteSpace(response.Content))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(response.Content);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(response.StatusCode, document.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ApiException Read(HttpStatusCode status, JsonElement error) => new(
        error.Whole("code") ?? 0,
        (int)status,
        error.Text("message") ?? $"Unable to make request, {status}",
        error.Text("more_info"),
        error.Values("details"));
}
